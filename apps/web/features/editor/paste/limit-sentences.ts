import type { ArticleLimit } from '@headway/text/article';

/** How a part of a text that an article cannot keep is shown. */
export const LIMIT_SENTENCES: Record<ArticleLimit, string> = {
  markup: 'The text has too much formatting to display. It is shown as plain text; nothing is lost.',
  levels: 'Quotes and lists are shown with at most 20 levels.',
  table: 'Tables with more than 10,000 cells are shown as one paragraph per row.',
};
