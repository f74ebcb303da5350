export { parseMarkdown } from './markdown/parse-markdown.ts';
