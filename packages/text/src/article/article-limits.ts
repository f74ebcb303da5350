/**
 * What an article cannot keep of a Markdown text: `markup`, the text is read as paragraphs without markup; `levels`, blocks
 * lose the frames below 20 levels; `table`, a table of more than 10,000 cells becomes paragraphs. No text is lost.
 */
export const ARTICLE_LIMITS = ['markup', 'levels', 'table'] as const;

/** One of {@link ARTICLE_LIMITS}. */
export type ArticleLimit = (typeof ARTICLE_LIMITS)[number];
