import { OrderedList } from '@tiptap/extension-list';

const NUMBER = /^ *\d{1,9}[.)][ \t]/u;
const { markdownTokenizer: tokenizer } = OrderedList.config;

/**
 * A numbered list. In Markdown it has to begin with a number: Tiptap's own also accepts letters, and turns paragraphs that
 * begin like “So. We …” or “A. Smith …” into lists.
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
