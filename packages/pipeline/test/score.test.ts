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
import { OWN_ARTICLES } from './support/own-articles.ts';

/** The score of a text that is no article stays below this: the highest of 40 and more kinds had 20. */
const MAX_NO_ARTICLE = 40;
/** The extractive article about each keyword reaches this: the lowest had 88. */
const MIN_EXTRACTIVE = 75;
/** An article in one's own words that cites what it took from the pages reaches this. */
const MIN_OWN = 85;
/** The same article without any citation lacks only the points for support. */
const MIN_OWN_UNCITED = 75;
/** The same article with a paragraph for each sentence, of which many say too little to count by themselves. */
const MIN_OWN_IN_SENTENCES = 55;

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
  it('scores the article at least 75 and every other text below 40', () => {
    const { markdown, toMaterial, score, assess } = getArticle(keyword);
    const others = Object.entries(toNoArticles(toMaterial(markdown))).map(([name, text]) => ({
      name,
      ...assess(text),
    }));
    const scores = others.map((other) => [other.name, other.score.total] as const);
    expect(scores.length).toBeGreaterThanOrEqual(40);
    expect(Object.fromEntries(scores)['nothing']).toBe(0);
    expect(scores.filter(([, total]) => total >= MAX_NO_ARTICLE)).toEqual([]);
    // apart from the check of own words, which refuses every extractive article
    const passing = others.filter(
      ({ checks }) => !checks.some(({ id, level }) => level === 'block' && id !== 'own-words'),
    );
    expect(passing.map(({ name }) => name)).toEqual([]);
    expect(score(markdown)).toBeGreaterThanOrEqual(MIN_EXTRACTIVE);
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

  it('never raises a score, whatever it is, wherever it is after the first block, and however much is written', () => {
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
      { numRuns: 1000 },
    );
  });
});

describe.each(OWN_ARTICLES)('an article about $keyword in one’s own words', ({ keyword, markdown }) => {
  const uncited = markdown.replaceAll(/ \[\d+\]/gu, '');
  const sentences = join(
    markdown
      .split('\n\n')
      .flatMap((block) => (block.startsWith('#') ? block : block.split(/(?<=[.!?]) (?=\p{Lu})/u))),
  );

  it('has nearly all points', () => {
    const { score } = getArticle(keyword);
    expect(score(markdown)).toBeGreaterThanOrEqual(MIN_OWN);
    expect(score(uncited)).toBeGreaterThanOrEqual(MIN_OWN_UNCITED);
    expect(score(sentences)).toBeGreaterThanOrEqual(MIN_OWN_IN_SENTENCES);
  });

  it.each([
    ['with citations', markdown],
    ['without citations', uncited],
    ['with a paragraph for each sentence', sentences],
  ])('gains nothing by a bad block, %s', (_, text) => {
    const { toMaterial, score } = getArticle(keyword);
    const blocks = text.trim().split('\n\n');
    const raises = [3, 6, Infinity].flatMap((count) => {
      const part = blocks.slice(0, count);
      return toBadBlocks(toMaterial(join(part))).filter(
        (bad) => score(join(part.toSpliced(2, 0, bad.markdown))) > score(join(part)),
      );
    });
    expect(raises).toEqual([]);
  });
});
