import { Mark } from '@tiptap/core';

/** Text whose brackets are no citation, as an escaped `\[3]` in Markdown: a quoted page has references of its own. */
export const LiteralText = Mark.create({
  name: 'literal',
  inclusive: false,
  // neither has citations
  excludes: 'literal link code',
  parseHTML: () => [{ tag: 'span[data-literal]' }],
  renderHTML: () => ['span', { 'data-literal': '' }, 0],
});
