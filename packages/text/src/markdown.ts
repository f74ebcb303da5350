export { parseMarkdown } from './markdown/parse-markdown.ts';
export { drawArticle } from './article/draw-article.ts';
export { findForeignHtml } from './article/foreign-html.ts';
export { toPlainText, toTextBlocks, type TextBlock } from './article/text-blocks.ts';
