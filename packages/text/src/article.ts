export type { ArticleMark, ArticleNode } from './article/article-node.ts';
export { createArticlePrinter, printArticle, type EditedBlock } from './article/print-article.ts';
export { toArticle, type ToArticleOptions } from './article/to-article.ts';
