export type { ArticleMark, ArticleNode } from './article/article-node.ts';
export { countArticleWords } from './article/count-article-words.ts';
export { ARTICLE_LIMITS, type ArticleLimit } from './article/article-limits.ts';
export { findLimits } from './article/find-limits.ts';
export { createArticlePrinter, printArticle, type EditedBlock } from './article/print-article.ts';
export { SOURCES_HEADING } from './article/sources-heading.ts';
export { splitSourceList, type SplitArticle } from './article/split-source-list.ts';
export { toArticle, type ToArticleOptions } from './article/to-article.ts';
