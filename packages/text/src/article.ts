export type { ArticleMark, ArticleNode } from './article/article-node.ts';
export { countArticleWords } from './article/count-article-words.ts';
export { findLimits, type ArticleLimit } from './article/find-limits.ts';
export { createArticlePrinter, printArticle, type EditedBlock } from './article/print-article.ts';
export { toArticle, type ToArticleOptions } from './article/to-article.ts';
