import { OrderedList } from '@tiptap/extension-list';

const NUMBER = /^ *\d{1,9}[.)][ \t]/u;
const { markdownTokenizer: tokenizer } = OrderedList.config;

/**
 * A list whose items are numbered. In Markdown it begins with a number: Tiptap's own also takes letters, and with them
 * every paragraph that begins like “So. We …” or “A. Smith …”.
 */
export const NumberedList = OrderedList.extend(
  tokenizer && {
    markdownTokenizer: {
      ...tokenizer,
      tokenize: (source, tokens, lexer) =>
        NUMBER.test(source) ? tokenizer.tokenize(source, tokens, lexer) : undefined,
    },
  },
);
