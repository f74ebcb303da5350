import { fileURLToPath } from 'node:url';
import { loadLanguage } from '@headway/text/language';
import { openOfflineLibrary } from '@headway/offline-library';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAssessor, toBrief, type AssessmentBrief } from '../src/assessment.ts';
import { createProviders, parseStageOutputs, stages, type Providers } from '../src/index.ts';
import { toBadParagraphs, toNoArticles } from './support/no-articles.ts';

/** Where the product keeps the library's index, too. */
const LIBRARY = fileURLToPath(new URL('../../../node_modules/.cache/headway/library', import.meta.url));

/** Keywords on which the offline library has enough running text. */
const KEYWORDS = [
  'server components',
  'streaming text',
  'caching',
  'dynamic routes',
  'error handling',
  'image optimization',
  'static export',
  'route handlers',
  'data fetching',
  'tool calling',
  'structured data',
  'self-hosting',
  'lazy loading',
  'embeddings',
  'metadata',
  'authentication',
  'fonts',
  'redirects',
  'server actions',
  'nextjs',
];

/** Every text that is no article stays below this, and every article above `LEAST`. */
const MOST = 40;
const LEAST = 60;

const english = await loadLanguage('en');
let providers: Providers & AsyncDisposable;
const briefs = new Map<string, AssessmentBrief>();

async function write(keyword: string): Promise<AssessmentBrief> {
  const request = { keyword, locale: 'en', ownArticles: [] };
  const outputs: Record<string, unknown> = {};
  for (const stage of stages) {
    outputs[stage.id] = await stage.run(request, parseStageOutputs(outputs), {
      signal: new AbortController().signal,
      providers,
      idempotencyKey: `score:${stage.id}`,
      report: () => undefined,
    });
  }
  const brief = toBrief(request, outputs);
  if (!brief) throw new Error(`no article about ${keyword}`);
  return brief;
}

beforeAll(async () => {
  providers = await createProviders(
    {},
    { openLibrary: () => openOfflineLibrary({ cacheDirectory: LIBRARY }) },
  );
  for (const keyword of KEYWORDS) briefs.set(keyword, await write(keyword));
}, 400_000);

afterAll(() => providers[Symbol.asyncDispose]());

function getBrief(keyword: string): AssessmentBrief {
  const brief = briefs.get(keyword);
  if (!brief) throw new Error(`no article about ${keyword}`);
  return brief;
}

function prepare(keyword: string) {
  const brief = getBrief(keyword);
  const other = KEYWORDS[(KEYWORDS.indexOf(keyword) + 7) % KEYWORDS.length] ?? '';
  const { markdown, metaDescription } = brief.original;
  const assess = createAssessor(brief, english);
  return {
    markdown,
    material: {
      keyword,
      draft: markdown,
      terms: brief.analysis.terms.map(({ term }) => term),
      sources: brief.pages.flatMap(({ text }) => (text === '' ? [] : [text])),
      other: { keyword: other, draft: getBrief(other).original.markdown },
    },
    assess: (text: string) => assess({ markdown: text, metaDescription }),
    score: (text: string) => assess({ markdown: text, metaDescription }).score.total,
  };
}

describe.each(KEYWORDS)('%s', (keyword) => {
  it('has an article that scores far above every text that is none', () => {
    const { markdown, material, score, assess } = prepare(keyword);
    const articles = Object.entries(toNoArticles(material)).map(([name, text]) => ({
      name,
      ...assess(text),
    }));
    const scores = articles.map((article) => [article.name, article.score.total] as const);
    expect(scores.length).toBeGreaterThanOrEqual(40);
    expect(Object.fromEntries(scores)['nothing']).toBe(0);
    expect(scores.filter(([, total]) => total >= MOST)).toEqual([]);
    // apart from the check of own words, which refuses every extractive article
    const passing = articles.filter(
      ({ checks }) => !checks.some(({ id, level }) => level === 'block' && id !== 'own-words'),
    );
    expect(passing.map(({ name }) => name)).toEqual([]);
    expect(score(markdown)).toBeGreaterThanOrEqual(LEAST);
  });
});

describe.each(KEYWORDS.slice(0, 4))('score and checks of %s', (keyword) => {
  it('agree on whether a text repeats itself and is about the keyword', () => {
    const { markdown, material, assess } = prepare(keyword);
    const disagreements = [markdown, ...Object.values(toNoArticles(material))].filter((text) => {
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

describe.each(KEYWORDS)('a bad paragraph in an article about %s', (keyword) => {
  it.each([3, 6, Infinity])('never raises the score of its first %s blocks', (count) => {
    const { markdown, material, score } = prepare(keyword);
    const blocks = markdown.split('\n\n').slice(0, count);
    const before = score(blocks.join('\n\n'));
    const raises = toBadParagraphs(material).flatMap((bad) =>
      [1, blocks.length].flatMap((at) => {
        const after = score(blocks.toSpliced(at, 0, bad).join('\n\n'));
        return after > before ? [{ bad, at, before, after }] : [];
      }),
    );
    expect(raises).toEqual([]);
  });
});

describe('a bad paragraph', () => {
  it('never raises a score, wherever it is', () => {
    const prepared = KEYWORDS.map(prepare);
    fc.assert(
      fc.property(
        fc.constantFrom(...prepared),
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 }),
        ({ markdown, material, score }, kept, insertions) => {
          // the whole article, or its beginning
          const blocks = markdown.split('\n\n');
          const text = blocks.slice(0, Math.max(3, kept % (2 * blocks.length)));
          const bad = toBadParagraphs(material);
          let worse = text;
          for (const [which, where] of insertions)
            worse = worse.toSpliced(1 + (where % worse.length), 0, bad[which % bad.length] ?? '');
          expect(score(worse.join('\n\n'))).toBeLessThanOrEqual(score(text.join('\n\n')));
        },
      ),
      { numRuns: 150 },
    );
  });
});

it('gives an article in one’s own words most points without a citation', () => {
  const { score } = prepare('server components');
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
