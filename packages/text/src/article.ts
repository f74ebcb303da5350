export type { ArticleMark, ArticleNode } from './article/article-node.ts';
export { printArticle } from './article/print-article.ts';
export { toArticle, type ToArticleOptions } from './article/to-article.ts';
