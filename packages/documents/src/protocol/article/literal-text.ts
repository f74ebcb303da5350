import { Mark } from '@tiptap/core';

/** Text whose brackets are no citation: `\[3]` in Markdown. A quoted page has references of its own. */
export const LiteralText = Mark.create({
  name: 'literal',
  inclusive: false,
  // links and code have no citations
  excludes: 'literal link code',
  parseHTML: () => [{ tag: 'span[data-literal]' }],
  renderHTML: () => ['span', { 'data-literal': '' }, 0],
});
