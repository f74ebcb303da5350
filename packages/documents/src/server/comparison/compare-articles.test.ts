import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { ComparedNode } from '../../protocol/comparison.ts';
import { createAuthorshipLedger } from '../log/authorship-ledger.ts';
import { writeMarkdown } from '../article/markdown.ts';
import { readArticle } from '../article/read-article.ts';
import { createBreath } from './breath.ts';
import { createCharacterOrigins } from './character-origins.ts';
import { compareArticles } from './compare-articles.ts';
import { toWrittenBlocks } from '../article/written-node.ts';

function read(markdown: string) {
  const doc = new Y.Doc();
  writeMarkdown(doc, markdown);
  return readArticle(doc);
}

/** The comparison as a line a block: `+added+`, `-removed-`, `~restyled~`, with the type where a block changed as one. */
async function compare(from: string, to: string): Promise<string[]> {
  const [earlier, later] = [read(from), read(to)];
  const blocks = await compareArticles(toWrittenBlocks(earlier.json), toWrittenBlocks(later.json), {
    origins: createCharacterOrigins(later.runs, createAuthorshipLedger()),
    breath: createBreath(),
  });
  return blocks.map(print);
}

function table(cell: string, more = ''): string {
  return `| A | B |\n| --- | --- |\n| x | ${cell} |\n${more}`;
}

/** 30,000 words, others for each salt. */
function writeMuch(salt: number): string {
  return Array.from({ length: 400 }, (_, block) =>
    Array.from({ length: 75 }, (_, place) => `w${(block * 75 + place * salt) % 3001}`).join(' '),
  ).join('\n\n');
}

const SIGNS = { added: '+', removed: '-', restyled: '~' };

function print(node: ComparedNode): string {
  const sign = node.change ? SIGNS[node.change] : '';
  if (node.type === 'text') return `${sign}${node.text}${sign}`;
  const attrs = Object.values(node.attrs ?? {}).filter((value) => value !== undefined);
  return `${sign}${[node.type, ...attrs].join(' ')}(${(node.content ?? []).map(print).join('')})`;
}

test('equal articles have no changes', async () => {
  expect(await compare('# A\n\nB **c** d', '# A\n\nB **c** d')).toEqual(['heading 1(A)', 'paragraph(B c d)']);
});

test('words are compared inside a paragraph that was edited', async () => {
  expect(
    await compare('The quick brown fox jumps over it.', 'The slow brown fox jumps over all of it.'),
  ).toEqual(['paragraph(The -quick-+slow+ brown fox jumps over+ all of+ it.)']);
});

test('a number is one word, whatever separates its digits', async () => {
  expect(await compare('It took 2,000 ms, not 1.5 s.', 'It took 1,500 ms, not 1.5 s.')).toEqual([
    'paragraph(It took -2,000-+1,500+ ms, not 1.5 s.)',
  ]);
});

test('adjacent changed words are one change', async () => {
  expect(
    await compare(
      'One two three four five six seven eight nine ten.',
      'One two drei vier fünf six seven eight nine ten.',
    ),
  ).toEqual(['paragraph(One two -three four five-+drei vier fünf+ six seven eight nine ten.)']);
});

test('paragraphs that have nothing in common are removed and added', async () => {
  expect(await compare('Alpha beta gamma.\n\nStays.', 'Quite another thing\n\nStays.')).toEqual([
    '-paragraph(-Alpha beta gamma.-)',
    '+paragraph(+Quite another thing+)',
    'paragraph(Stays.)',
  ]);
});

test('the same words in another form are restyled, not replaced', async () => {
  expect(await compare('Some words here.', 'Some **words** here.')).toEqual([
    'paragraph(Some ~words~ here.)',
  ]);
  expect(await compare('A line of text', '## A line of text')).toEqual(['~heading 2(A line of text)']);
  expect(await compare('Part of **unbold** words', 'Part of un**bold** words')).toEqual([
    'paragraph(Part of ~un~bold words)',
  ]);
});

test('lists are compared item by item, with those inside them', async () => {
  expect(
    await compare(
      '- one thing\n- two things\n  - deep\n',
      '- one thing\n- two other things\n  - deep\n- three',
    ),
  ).toEqual([
    'bulletList(listItem(paragraph(one thing))listItem(paragraph(two +other +things)bulletList(listItem(paragraph(deep))))+listItem(+paragraph(+three+)))',
  ]);
});

test('the cells of a table are compared by their place', async () => {
  expect(await compare(table('12'), table('13'))).toEqual([
    'table(tableRow(tableHeader(paragraph(A))tableHeader(paragraph(B)))tableRow(tableCell(paragraph(x))tableCell(paragraph(-12-+13+))))',
  ]);
  expect((await compare(table('12'), table('12', '| y | 14 |\n')))[0]).toContain(
    '+tableRow(+tableCell(+paragraph(+y+))+tableCell(+paragraph(+14+)))',
  );
});

test('images and rules have no words, and are removed and added as wholes', async () => {
  expect(await compare('![old](https://a.example/1.png)', '![new](https://a.example/2.png)\n\n---')).toEqual([
    '-image https://a.example/1.png old()',
    '+image https://a.example/2.png new()',
    '+horizontalRule()',
  ]);
});

test('a paragraph that was moved is removed in one place and added in the other', async () => {
  const compared = await compare('One a.\n\nTwo b.\n\nThree c.', 'Two b.\n\nThree c.\n\nOne a.');
  expect(compared).toEqual([
    '-paragraph(-One a.-)',
    'paragraph(Two b.)',
    'paragraph(Three c.)',
    '+paragraph(+One a.+)',
  ]);
});

test('scripts without spaces are compared character by character', async () => {
  expect(await compare('今日は良い天気です', '今日は悪い天気です')).toEqual([
    'paragraph(今日は-良-+悪+い天気です)',
  ]);
});

test('a comparison of random articles contains both texts', async () => {
  let seed = 7;
  const random = (limit: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * limit);
  };
  const word = () => ['so', 'ga', '*ri*', '**mu**', 'la', '`ne`', 'to,'][random(7)] ?? '';
  const paragraph = () => Array.from({ length: 1 + random(30) }, word).join(' ');
  for (let round = 0; round < 60; round += 1) {
    const before = Array.from({ length: 1 + random(12) }, paragraph);
    const after = before.flatMap((text) => {
      if (random(6) === 0) return [];
      const edited = text
        .split(' ')
        .flatMap((one) => (random(8) === 0 ? [word(), one] : random(8) ? [one] : []));
      return random(5) === 0 ? [paragraph(), edited.join(' ')] : [edited.join(' ')];
    });
    const [earlier, later] = [read(before.join('\n\n')), read(after.join('\n\n'))];
    const [from, to] = [toWrittenBlocks(earlier.json), toWrittenBlocks(later.json)];
    const blocks = await compareArticles(from, to, {
      origins: createCharacterOrigins(later.runs, createAuthorshipLedger()),
      breath: createBreath(0),
    });
    const without = (change: 'added' | 'removed') =>
      blocks
        .filter((block) => block.change !== change)
        .map(({ content = [] }) =>
          content
            .flatMap((node) => (node.type === 'text' && node.change !== change ? [node.text] : []))
            .join(''),
        );
    expect(without('added')).toEqual(from.map(({ text }) => text));
    expect(without('removed')).toEqual(to.map(({ text }) => text));
  }
});

test('comparing a rewritten article of 30,000 words lets the process do other work', async () => {
  const [earlier, later] = [read(writeMuch(7)), read(writeMuch(11))];
  let breaths = 0;
  const blocks = await compareArticles(toWrittenBlocks(earlier.json), toWrittenBlocks(later.json), {
    origins: createCharacterOrigins(later.runs, createAuthorshipLedger()),
    breath: () => {
      breaths += 1;
      return Promise.resolve();
    },
  });
  expect(blocks.length).toBeGreaterThanOrEqual(400);
  // with every block, whatever it takes
  expect(breaths).toBeGreaterThanOrEqual(blocks.length / 2);
});
