import { printMarkdown } from '../markdown/print-markdown.ts';
import type { ArticleNode } from './article-node.ts';
import { fromArticle } from './from-article.ts';

/** An article as Markdown, as people copy and export it. */
export function printArticle(article: ArticleNode): string {
  return printMarkdown(fromArticle(article));
}
