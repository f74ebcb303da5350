import { Code } from '@tiptap/extension-code';

/** Code within a line. It may also be bold or a link, as in Markdown. */
export const ArticleCode = Code.extend({ excludes: '' });
