import type { MarkdownToken } from '@tiptap/core';
import { ListItem } from '@tiptap/extension-list';

const { parseMarkdown } = ListItem.config;

/** An item of a list. An item of a task list in Markdown becomes an ordinary one whose text begins with ☑ or ☐. */
export const ArticleListItem = ListItem.extend(
  parseMarkdown && {
    parseMarkdown: (token, helpers) => parseMarkdown(token.task ? withWrittenBox(token) : token, helpers),
  },
);

function withWrittenBox(item: MarkdownToken): MarkdownToken {
  const text = item.checked ? '☑ ' : '☐ ';
  const box: MarkdownToken = { type: 'text', raw: text, text };
  const [first, ...rest] = (item.tokens ?? []).filter(isNoBox);
  const words = first?.type === 'text' || first?.type === 'paragraph' ? first.tokens : undefined;
  return {
    ...item,
    tokens:
      first && words
        ? [{ ...first, tokens: [box, ...words.filter(isNoBox)] }, ...rest]
        : [{ ...box, tokens: [box] }, ...(first ? [first] : []), ...rest],
  };
}

function isNoBox({ type }: MarkdownToken): boolean {
  return type !== 'checkbox';
}
