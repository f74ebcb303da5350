import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { toBadBlocks } from './support/bad-blocks.ts';
import {
  KEYWORDS,
  writeKeywordArticles,
  type Keyword,
  type KeywordArticle,
} from './support/keyword-articles.ts';
import { toNoArticles } from './support/no-articles.ts';

/** Every text that is no article stays below this, and every article above `LEAST`. */
const MOST = 40;
const LEAST = 60;

let articles: ReadonlyMap<Keyword, KeywordArticle>;

beforeAll(async () => {
  articles = await writeKeywordArticles();
}, 400_000);

function getArticle(keyword: Keyword): KeywordArticle {
  const article = articles.get(keyword);
  if (!article) throw new Error(`no article about ${keyword}`);
  return article;
}

describe.each(KEYWORDS)('%s', (keyword) => {
  it('has an article that scores far above every text that is none', () => {
    const { markdown, toMaterial, score, assess } = getArticle(keyword);
    const others = Object.entries(toNoArticles(toMaterial(markdown))).map(([name, text]) => ({
      name,
      ...assess(text),
    }));
    const scores = others.map((other) => [other.name, other.score.total] as const);
    expect(scores.length).toBeGreaterThanOrEqual(40);
    expect(Object.fromEntries(scores)['nothing']).toBe(0);
    expect(scores.filter(([, total]) => total >= MOST)).toEqual([]);
    // apart from the check of own words, which refuses every extractive article
    const passing = others.filter(
      ({ checks }) => !checks.some(({ id, level }) => level === 'block' && id !== 'own-words'),
    );
    expect(passing.map(({ name }) => name)).toEqual([]);
    expect(score(markdown)).toBeGreaterThanOrEqual(LEAST);
    expect(score(markdown)).toBe(assess(markdown).score.total);
  });
});

describe.each(KEYWORDS.slice(0, 4))('score and checks of %s', (keyword) => {
  it('agree on whether a text repeats itself and is about the keyword', () => {
    const { markdown, toMaterial, assess } = getArticle(keyword);
    const disagreements = [markdown, ...Object.values(toNoArticles(toMaterial(markdown)))].filter((text) => {
      const { checks, score } = assess(text);
      const levels = checks.flatMap(({ id, level }) =>
        ['repetition', 'relevance'].includes(id) ? level : [],
      );
      const isRefused = levels.includes('block') && score.total > 0;
      const [{ points, max } = { points: 0, max: 1 }] = score.parts;
      return (
        levels.length !== 2 || isRefused || (points === max && !levels.every((level) => level === 'pass'))
      );
    });
    expect(disagreements).toEqual([]);
  });
});

const join = (blocks: readonly string[]): string => blocks.join('\n\n');

describe.each(KEYWORDS)('a bad block in an article about %s', (keyword) => {
  it.each([3, 6, Infinity])('never raises the score of its first %s blocks', (count) => {
    const { markdown, toMaterial, score } = getArticle(keyword);
    const blocks = markdown.split('\n\n').slice(0, count);
    const before = score(join(blocks));
    const raises = toBadBlocks(toMaterial(join(blocks))).flatMap((bad) =>
      [1, blocks.length].flatMap((at) => {
        const after = score(join(blocks.toSpliced(at, 0, bad.markdown)));
        return after > before ? [{ ...bad, at, before, after }] : [];
      }),
    );
    expect(raises).toEqual([]);
  });
});

describe('a bad block', () => {
  /** Bad blocks repeat text of the part to which they are added. */
  const bad = new Map<string, ReturnType<typeof toBadBlocks>>();
  function toBadBlocksOf(
    { keyword, toMaterial }: KeywordArticle,
    part: string,
  ): ReturnType<typeof toBadBlocks> {
    const key = `${keyword}\n${part}`;
    const known = bad.get(key) ?? toBadBlocks(toMaterial(part));
    bad.set(key, known);
    return known;
  }

  it('never raises a score, whatever it is, wherever it is, and however much of the article is written', () => {
    const insertion = fc.tuple(fc.nat(), fc.nat());
    fc.assert(
      fc.property(
        fc.constantFrom(...KEYWORDS),
        // the first blocks, or the whole article
        fc.oneof(fc.integer({ min: 2, max: 12 }), fc.constant(Infinity)),
        fc.array(insertion, { minLength: 1, maxLength: 3 }),
        (keyword, count, insertions) => {
          const article = getArticle(keyword);
          const blocks = article.markdown.split('\n\n').slice(0, count);
          const part = join(blocks);
          const kinds = toBadBlocksOf(article, part);
          let worse = blocks;
          for (const [which, where] of insertions)
            worse = worse.toSpliced(
              1 + (where % worse.length),
              0,
              kinds[which % kinds.length]?.markdown ?? '',
            );
          expect(article.score(join(worse))).toBeLessThanOrEqual(article.score(part));
        },
      ),
      { numRuns: 1500 },
    );
  });
});
it('gives an article in one’s own words most points without a citation', () => {
  const { score } = getArticle('server components');
  const own = `# Server Components in React

Server components are pieces of a React application that run on the server only. Their code never reaches the browser, so a page that is built from them stays small and opens fast.

## Why they exist

For years, React sent the code of every component to the client. A large library for dates then cost each reader time, even if the page only showed a single line of text. Server components change that: they render once, close to the database, and the client receives the result.

## What they can do

A server component can read files, query a database, and fetch data without an API route in between. It can wait for a promise and pass the result on as props. Secrets such as keys stay on the server, because nothing of the component is sent.

## What they cannot do

They have no state, no effects and no event handlers. Whoever needs a button that reacts to a click marks a file with the directive for client components. Both kinds can be nested: a client component may take a server component as its child, as long as it does not import it.`;
  expect(score(own)).toBeGreaterThan(MOST);
});
