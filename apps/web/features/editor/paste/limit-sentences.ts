import type { ArticleLimit } from '@headway/text/article';

/** How a part of a text that an article cannot keep is shown. */
export const LIMIT_SENTENCES: Record<ArticleLimit, string> = {
  markup:
    'The text has too much markup to be formatted in a reasonable time. It is shown without formatting; every character is there.',
  levels: 'Quotations and lists with more than 20 levels are shown with 20.',
  table: 'A table with more than 10,000 cells is shown as one paragraph for each row.',
};
