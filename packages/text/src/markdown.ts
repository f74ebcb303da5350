export { parseMarkdown } from './markdown/parse-markdown.ts';
export { toPlainText, toTextBlocks, type TextBlock } from './article/text-blocks.ts';
