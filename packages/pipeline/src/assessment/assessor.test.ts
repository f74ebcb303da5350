import { countArticleWords, toArticle } from '@headway/text/article';
import { loadLanguage } from '@headway/text/language';
import { parseMarkdown } from '@headway/text/markdown';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  analysis,
  GOOD,
  LONG_SOURCE,
  META,
  page,
  SOURCE_SENTENCE,
  sources,
} from '../../test/support/good-article.ts';
import { toHtml } from '../markdown/to-html.ts';
import type { AssessedArticle } from '../protocol/article.ts';
import { toReferencePages } from '../validation/subject/references.ts';
import { createAssessor } from './assessor.ts';
import type { AssessmentBrief } from './brief.ts';

const english = await loadLanguage('en');

/** A draft of quotations, as the extractive writer makes them. */
const EXTRACT = `# Event Streams: A Sourced Overview

*Page 1*, from docs.example, puts it like this: “${SOURCE_SENTENCE}” [1]

## Reading an event stream

The same page adds:

> “${LONG_SOURCE}” [1]

In addition, *Page 2* notes: “${SOURCE_SENTENCE}” [2]

## Sources

1. [Page 1](<https://docs.example/1>), docs.example, MIT licence
2. [Page 2](<https://docs.example/2>), docs.example, MIT licence
3. [Page 3](<https://docs.example/3>), docs.example, MIT licence
`;

function toTestBrief(original: Partial<AssessmentBrief['original']> = {}): AssessmentBrief {
  return {
    request: { keyword: 'event stream', locale: 'en', ownArticles: [], ownSites: [] },
    analysis,
    pages: toReferencePages([page(1), page(2), page(3)], { sources }),
    original: {
      title: 'Event *Streams*: How They Work',
      metaDescription: META,
      markdown: GOOD,
      writer: 'test',
      method: 'model',
      sources,
      ...original,
    },
    history: {
      before: 50,
      changes: [],
      usage: { searchCalls: 0, pagesFetched: 0, inputTokens: 0, outputTokens: 0 },
    },
  };
}

const extract = toTestBrief({ markdown: EXTRACT, method: 'extractive', writer: 'extractive' });
const assess = (brief: AssessmentBrief, markdown: string, metaDescription = META): AssessedArticle =>
  createAssessor(brief, english)({ markdown, metaDescription });

function checkOf({ checks }: AssessedArticle, id: string): AssessedArticle['checks'][number] {
  const check = checks.find((entry) => entry.id === id);
  if (!check) throw new Error(`no check ${id}`);
  return check;
}

const titleOf = (markdown: string): string => assess(toTestBrief(), markdown).title;

describe('the title', () => {
  it('stays the generated title while the main heading does not change', () => {
    expect(titleOf(GOOD)).toBe('Event *Streams*: How They Work');
    expect(titleOf(GOOD.replace('# Event Streams', '# **Event** Streams'))).toBe(
      'Event *Streams*: How They Work',
    );
  });

  it('is a changed main heading, also in the structured data', () => {
    const edited = assess(toTestBrief(), GOOD.replace(/^# .*$/mu, '# Streams, *explained*'));
    expect(edited.title).toBe('Streams, explained');
    expect(JSON.parse(edited.jsonLd)).toMatchObject({ headline: 'Streams, explained' });
    expect(checkOf(edited, 'title')).toMatchObject({ level: 'warn' });
  });

  it('is kept while there is no main heading, which forbids publishing', () => {
    for (const markdown of [GOOD.replace(/^# .*$/mu, ''), GOOD.replace(/^# .*$/mu, '# ')]) {
      const edited = assess(toTestBrief(), markdown);
      expect(edited.title).toBe('Event *Streams*: How They Work');
      expect(edited.publishable).toBe(false);
    }
  });
});

describe('the list of sources', () => {
  it('is added to a text without it', () => {
    const [body = ''] = EXTRACT.split('\n## Sources');
    const [without, whole] = [assess(extract, body), assess(extract, EXTRACT)];
    expect(without.markdown).toBe(whole.markdown);
    expect(checkOf(without, 'own-words')).toEqual(checkOf(whole, 'own-words'));
    // what is not in the text is not counted: `Sources`, and three entries of five words
    expect(whole.words - without.words).toBe(1 + 3 * 5);
    expect(assess(extract, `${body}\n\nMore.`).markdown).toContain('3. [Page 3](<https://docs.example/3>)');
  });

  it('is recognized by its entries, whatever its heading is', () => {
    const renamed = EXTRACT.replace('## Sources', '## Further reading');
    const [other, whole] = [assess(extract, renamed), assess(extract, EXTRACT)];
    expect(other.markdown).toBe(whole.markdown);
    expect(other.words).toBe(whole.words + 1);
  });
});

const OWN = [
  'An event stream stays open, so a server can tell its reader what happens at once.',
  'Because it is plain text, you can watch one with nothing but a terminal.',
  'If the network fails, the reader names the last thing it saw, and goes on from there.',
  'We like it for progress bars, since nobody has to ask twice.',
  'Many teams begin with polling, although that costs more than it seems.',
];

describe('an extractive draft', () => {
  it('has its notice until people have rewritten it', () => {
    const untouched = assess(extract, EXTRACT);
    expect(untouched).toMatchObject({ publishable: false, notice: expect.stringContaining('Extractive') });
    expect(checkOf(untouched, 'own-words').detail).toContain('this draft is made of quotations');

    const touched = assess(extract, EXTRACT.replace('\n## Sources', `\n${OWN[0]}\n\n## Sources`));
    expect(touched.notice).not.toBeNull();
    expect(checkOf(touched, 'own-words')).toMatchObject({
      level: 'block',
      detail: expect.stringMatching(/^\d+% in your own words; at least 75%/u),
    });

    const body = Array.from({ length: 4 }, (_, i) =>
      OWN.map((line) => `${line} That is part ${i}.`).join(' '),
    );
    const text = `# Event Streams\n\n${body.join(' [1]\n\n')}\n\nThe documentation says: “${SOURCE_SENTENCE}” [1]\n`;
    const rewritten = assess(extract, text);
    expect(checkOf(rewritten, 'own-words')).toMatchObject({ level: 'pass' });
    expect(rewritten.notice).toBeNull();
    expect(checkOf(rewritten, 'meta-description')).toMatchObject({
      level: 'warn',
      detail: expect.stringContaining('still describes the extractive draft'),
    });
    expect(checkOf(assess(extract, text, `${META.slice(0, -1)}!`), 'meta-description').level).toBe('pass');
    expect(rewritten.publishable).toBe(rewritten.checks.every(({ level }) => level !== 'block'));
  });

  it.each([
    ['its quotations without their marks', EXTRACT.replaceAll(/[“”]/gu, '')],
    ['its quotations with other marks', EXTRACT.replaceAll(/[“”]/gu, '"')],
    ['what a cited page says elsewhere', `# Streams\n\n${LONG_SOURCE}\n\n${SOURCE_SENTENCE}\n`],
    ['the draft in another order', EXTRACT.split('\n\n').toReversed().join('\n\n')],
    ['nothing', ''],
  ])('is not rewritten by %s', (_, markdown) => {
    expect(checkOf(assess(extract, markdown), 'own-words')).toMatchObject({
      level: 'block',
      detail: expect.stringContaining('this draft is made of quotations'),
    });
  });

  it('is the more rewritten, the more own words it has', () => {
    let before = 0;
    for (let count = 0; count <= OWN.length; count += 1) {
      const text = `${EXTRACT.split('\n## Sources')[0]}\n\n${OWN.slice(0, count).join('\n\n')}`;
      const percent = Number(/^(\d+)%/u.exec(checkOf(assess(extract, text), 'own-words').detail)?.[1] ?? 0);
      expect(percent).toBeGreaterThanOrEqual(before);
      before = percent;
    }
    expect(before).toBeGreaterThan(30);
  });

  it('may not contain a wrong quotation after edits', () => {
    const forged = EXTRACT.replace('collects the topics', 'gathers the topics');
    expect(checkOf(assess(extract, forged), 'quotations')).toMatchObject({
      level: 'block',
      passage: expect.stringContaining('gathers the topics'),
    });
  });
});

describe('a draft by a model', () => {
  it('is called edited, without a claim by whom', () => {
    expect(checkOf(assess(toTestBrief(), GOOD), 'own-words').detail).toBe('written by test');
    expect(checkOf(assess(toTestBrief(), `${GOOD}\n`), 'own-words')).toMatchObject({
      level: 'pass',
      detail: 'written by test, edited since',
    });
  });
});

/** What people may write, by intent or by accident. */
const PIECES = [
  ...OWN,
  ...EXTRACT.split('\n\n'),
  SOURCE_SENTENCE,
  '“',
  '“” [1]',
  '[1',
  '![](',
  '```',
  '{{'.repeat(50),
  '[insert'.repeat(50),
  '<your'.repeat(50),
  '<script>alert(1)</script>',
  '[x](javascript:alert(1))',
  'constructor __proto__ toString',
  '\0\uD800\u202E',
  'e.g. '.repeat(20),
  '- a\n  - b',
  '>>> c',
  '|a|\n|-|\n|b|',
  '#',
  '## ',
  '12.5 % of 1,000 in 2024',
  '[a]: b',
  'مرحبا بالعالم',
  '😀',
  ' ',
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('\n\n'));

/** How often the text uses the only term of the brief. */
const countOf = (markdown: string): number => assess(extract, markdown).terms[0]?.count ?? -1;

describe('an assessment', () => {
  it('gives the same result whatever was assessed before, and is well-formed', () => {
    const used = createAssessor(extract, english);
    fc.assert(
      fc.property(text, (markdown) => {
        const article = used({ markdown, metaDescription: META });
        expect(article).toEqual(assess(extract, markdown));
        expect(article.score.total).toBeGreaterThanOrEqual(0);
        expect(article.score.total).toBeLessThanOrEqual(100);
        for (const { points, max } of article.score.parts) expect(points >= 0 && points <= max).toBe(true);
        expect(article.notice === null).toBe(checkOf(article, 'own-words').level === 'pass');
        expect(article.publishable).toBe(article.checks.every(({ level }) => level !== 'block'));
        const html = toHtml(parseMarkdown(article.markdown), article.sources);
        expect(html).not.toMatch(/<script|="javascript:|<img/u);
      }),
      { numRuns: 50 },
    );
  }, 60_000);

  it('counts one more use of a term as one more', () => {
    fc.assert(
      fc.property(text, (markdown) => {
        // what follows the list of the sources belongs to it
        fc.pre(!/```|<script|Sources|docs\.example\/\d/u.test(markdown));
        expect(countOf(`${markdown}\n\nA server.`)).toBe(countOf(markdown) + 1);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

function detailOf(article: AssessedArticle, part: string): string {
  return article.score.parts.find(({ id }) => id === part)?.detail ?? '';
}

/** Assesses the good text against pages with a readability. */
function assessBesides(readability: AssessmentBrief['analysis']['readability']): AssessedArticle {
  const brief = toTestBrief();
  return assess({ ...brief, analysis: { ...brief.analysis, readability } }, GOOD);
}

describe('one text at one moment', () => {
  const measure = createAssessor(toTestBrief(), english);
  const edits = [
    GOOD,
    `${GOOD}\n\n| A table | of words |\n| --- | --- |\n| one | two |`,
    GOOD.replace('However,', 'A line that somebody has typed.\n\n- an item\n- C++ and Node.js\n\nHowever,'),
    '# Nothing but a title',
  ];

  it.each(edits)('has one count of words in header, list, check and score: %#', (markdown) => {
    const article = measure({ markdown, metaDescription: META });
    const stored = countArticleWords(toArticle(parseMarkdown(markdown)));
    expect(article.words).toBe(stored);
    expect(checkOf(article, 'complete').detail).toContain(`${stored} words`);
    expect(checkOf(article, 'length').detail).toContain(`${stored} words`);
    expect(detailOf(article, 'structure')).toContain(`${stored} words`);
  });

  it('has one benchmark for score, checks and the measures beside them', () => {
    const article = measure({ markdown: '# Too short', metaDescription: META });
    if (!article.measures) throw new Error('no measures');
    const { pageWords, pageReadability } = article.measures;
    const range = `${pageWords.low}–${pageWords.high}`;
    const benchmarkOf = (part: string): string =>
      article.score.parts.find(({ id }) => id === part)?.benchmark ?? '';
    expect(checkOf(article, 'length').detail).toContain(range);
    expect(benchmarkOf('structure')).toContain(range);
    expect(benchmarkOf('readability')).toMatch(new RegExp(`from ${pageReadability?.low}$`, 'u'));
    const hardWords =
      'Incomprehensible institutionalisation characteristically necessitates interoperability considerations. ';
    const hard = measure({
      markdown: GOOD.replace('However,', `${hardWords.repeat(30)}\n\nHowever,`),
      metaDescription: META,
    });
    expect(checkOf(hard, 'readability').detail).toContain(`competing pages: ${pageReadability?.low}`);
  });

  it('compares its readability with pages that are as hard as 0, and not with pages without a figure', () => {
    const hard = assessBesides({ low: -10, median: 0, high: 10 });
    expect(hard.measures?.pageReadability).toEqual({ low: -10, high: 10 });
    expect(checkOf(hard, 'readability').level).toBe('pass');
    const unknown = assessBesides(null);
    expect(unknown.measures?.pageReadability).toBeNull();
    expect(unknown.checks.filter(({ id }) => id === 'readability')).toEqual([]);
  });
});

describe('the choice of terms', () => {
  it('leaves ignored terms out, adds others, and can be taken back', () => {
    const measure = createAssessor(toTestBrief(), english);
    const text = { markdown: GOOD, metaDescription: META };
    const before = measure(text);
    expect(before.terms.map(({ term }) => term)).toEqual(['server']);
    const chosen = measure({
      ...text,
      termChoices: { ignored: ['Server'], added: ['slow reader', 'cursor'] },
    });
    expect(chosen.terms).toMatchObject([
      { term: 'slow reader', count: 0, isAdded: true },
      { term: 'cursor', count: 0, isAdded: true },
    ]);
    expect(checkOf(chosen, 'terms').detail).toContain('missing: slow reader, cursor');
    expect(measure(text)).toEqual(before);
  });

  it('keeps the score when a term is added, used or not', () => {
    const measure = createAssessor(toTestBrief(), english);
    const text = { markdown: GOOD, metaDescription: META };
    const before = measure(text);
    for (const added of [['submarine'], ['reader'], ['submarine', 'reader', 'cursor']]) {
      const chosen = measure({ ...text, termChoices: { ignored: [], added } });
      expect(chosen.score.total).toBe(before.score.total);
      expect(chosen.score.parts.map(({ points }) => points)).toEqual(
        before.score.parts.map(({ points }) => points),
      );
      expect(chosen.terms.filter(({ isAdded }) => isAdded).map(({ term }) => term)).toEqual(added);
    }
  });

  it('never changes what the article is about', () => {
    const measure = createAssessor(toTestBrief(), english);
    const text = { markdown: GOOD, metaDescription: META };
    const invented = Array.from(
      { length: 60 },
      (_, i) => `zor${String.fromCharCode(97 + (i % 26))}blat${i}ix`,
    );
    const added = measure({ ...text, termChoices: { ignored: [], added: invented } });
    expect(added.score).toEqual(measure(text).score);
    expect(added.terms.filter(({ isAdded }) => isAdded)).toHaveLength(60);

    const { analysis: pageAnalysis, ...brief } = toTestBrief();
    const terms = invented.map((term) => ({ term, stems: [term], pages: 3, low: 1, high: 20, weight: 1 }));
    const measureForeign = createAssessor({ ...brief, analysis: { ...pageAnalysis, terms } }, english);
    const [all, none] = [[], invented].map((ignored) =>
      measureForeign({ ...text, termChoices: { ignored, added: [] } }),
    );
    expect(none?.score.parts[0]).toEqual(all?.score.parts[0]);
    expect(none?.terms).toEqual([]);
  });

  it('has nothing of the words of the keyword, which its density judges', () => {
    const brief = toTestBrief();
    const terms = ['event', 'streams', 'event streams', 'stream reader'].map((term) => ({
      term,
      stems: [],
      pages: 3,
      low: 1,
      high: 20,
      weight: 1,
    }));
    const { terms: shown } = assess({ ...brief, analysis: { ...brief.analysis, terms } }, GOOD);
    expect(shown.map(({ term }) => term)).toEqual(['stream reader']);
  });
});
