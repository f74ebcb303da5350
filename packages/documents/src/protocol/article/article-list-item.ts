import { ListItem } from '@tiptap/extension-list';

/** An item of a list. It may begin with any block, as in Markdown: with a code block, a quotation, a table. */
export const ArticleListItem = ListItem.extend({ content: 'block+' });
