import { loadLanguage } from '@headway/text/language';
import { parseMarkdown } from '@headway/text/markdown';
import { expect, it } from 'vitest';
import { findOpenEnd } from './open-end.ts';

const english = await loadLanguage('en');
const find = (end: string) => {
  const text = `# A title\n\nIt begins well and has a sentence.\n\n${end}\n\n## Sources\n\n1. [A](https://a.example)`;
  return findOpenEnd(parseMarkdown(text), english);
};

it.each([
  'It is good 🎉',
  'Es ist „gut“',
  'C’est « bon »',
  'It is ‘good’',
  'It ends (here.)',
  'So it is [1]',
  'So it is [^1]',
  'So it is.*',
  'そうです。',
  'そうです',
  'See `code`',
  'See https://docs.example/1',
  'Read more: [Page 1](https://docs.example/1)',
  '```\nx\n```',
  '| a |\n| - |\n| b |',
  '![A hub](https://docs.example/1.png)',
  'So it is.¹',
  '**So it is.**',
  'It is done.\u200b',
  'It costs 5 €',
  'It grew by 5 %',
  '- The log keeps the state\n- The reader of the log reads it from its start to its end',
  '1. First',
  'All of it is done.\n\n***',
  'It is said.\n\n[1]: https://docs.example/1',
])('%j is an end', (end) => {
  expect(find(end)).toBeNull();
});

it.each(['By Ada Lovelace', 'Updated in 2026', 'Try it'])('%j may be an end', (end) => {
  expect(find(end)).toEqual({ passage: end, isCertain: false });
});

it.each([
  'Others read the stream and then the',
  'Others read the stream, and then,',
  'It is so. Others read each stream as a whole and keep its numb',
  'Others read each stream as a whole and **keep its numb**',
  'Others read each stream as a whole, and it has 12',
  'It is so, but a',
])('%j breaks off', (end) => {
  expect(find(end)).toMatchObject({ isCertain: true });
});

it('reads the text behind the list of sources, too', () => {
  const text =
    '# A title\n\nIt begins well.\n\n## Sources\n\n1. [A](https://a.example)\n\n## More\n\nIt breaks off in the middle of the';
  expect(findOpenEnd(parseMarkdown(text), english)).toMatchObject({ isCertain: true });
});
