import { describe, expect, it } from 'vitest';
import type { GenerationRequest } from '../protocol/generation-request.ts';
import { analysis, FILLER, GOOD, LONG_SOURCE, META, page, sources } from '../../test/support/good-article.ts';
import type { Draft } from '../protocol/stage-outputs.ts';
import type { Check } from '../protocol/article.ts';
import { loadLanguage } from '@headway/text/language';
import { examine, type Examination } from './examine.ts';
import { createReferences, toReferencePages } from './subject/references.ts';
import { createSubject } from './subject/subject.ts';
import { validate } from './validate.ts';

const { signal } = new AbortController();

function draftOf(draft: Partial<Draft>): Draft {
  return {
    title: 'Event Streams: How They Work',
    metaDescription: META,
    markdown: GOOD,
    writer: 'test',
    method: 'model',
    sources,
    ...draft,
  };
}

async function levelOf(
  id: string,
  draft: Partial<Draft>,
  request: Partial<GenerationRequest> = {},
): Promise<string> {
  const { checks } = await validate(
    {
      request: { keyword: 'event stream', locale: 'en', ...request },
      draft: draftOf(draft),
      analysis,
      pages: [page(1), page(2), page(3)],
    },
    signal,
  );
  const check = checks.find((entry) => entry.id === id);
  if (!check) throw new Error(`no check ${id}`);
  return check.level;
}

const replaced = (from: string | RegExp, to: string): Partial<Draft> => ({
  markdown: GOOD.replace(from, to),
});
const added = (text: string): Partial<Draft> => replaced('However,', `${text}\n\nHowever,`);

const POLISH = `# Event Streams\n\n${'Strumień zdarzeń jest odpowiedzią, która pozostaje otwarta, aby czytelnik wiedział, co się dzieje. '.repeat(70)}`;

/** Each check with a draft that fails it; all of them pass the good one. */
const failing: [
  id: string,
  level: 'warn' | 'block',
  draft: Partial<Draft>,
  request?: Partial<GenerationRequest>,
][] = [
  ['complete', 'block', { markdown: '# Event Streams\n\nShort [1].' }],
  ['complete', 'block', replaced('as a whole.', 'and then the')],
  ['no-placeholders', 'block', added('Here comes [insert name].')],
  ['no-placeholders', 'block', added('TODO: more.')],
  ['no-boilerplate', 'block', added('As an AI language model, I do not know.')],
  ['language', 'block', {}, { locale: 'de' }],
  ['language', 'block', { markdown: POLISH }],
  ['language', 'warn', { markdown: '# Event Streams\n\nIt is short.' }],
  ['own-words', 'block', { method: 'extractive' }],
  ['single-h1', 'block', added('# Another')],
  ['single-h1', 'block', replaced('# Event', 'Event')],
  ['markdown', 'block', added('```js\nconst a = 1;')],
  ['markdown', 'block', added('This is **bold but never ends.')],
  ['safe-html', 'block', added('<script>alert(1)</script>')],
  ['safe-html', 'block', added('[click](javascript:alert(1))')],
  ['safe-html', 'block', added('[click](javascript&amp;colon;alert(1))')],
  ['citations', 'block', added('That is so [9].')],
  ['citations', 'block', replaced(/ ?\[\d\]/gu, '')],
  ['links', 'block', added('See [this](https://elsewhere.example/).')],
  ['links', 'block', added('See [this](//elsewhere.example/).')],
  ['links', 'block', added('See [this](</\\\\elsewhere.example/>).')],
  ['citations', 'block', added('Both say so [1, 9].')],
  ['citations', 'block', added('All say so [2–4].')],
  ['citation-shapes', 'warn', added('So it is said (1).')],
  ['citation-shapes', 'warn', added('So it is said.²')],
  ['citation-shapes', 'warn', added('So it is said [1-3-9].')],
  ['citation-shapes', 'warn', added('So it is said [*1*, 2].')],
  ['citation-shapes', 'warn', added('So it is said [1/9].')],
  ['citations', 'block', added('So it is said [1, 9].')],
  ['support', 'block', added('Bananas ripen quickly beside yellow apples [1].')],
  ['support', 'warn', added('A hub for bananas ripens quickly beside yellow fruit apples [1].')],
  [
    'repetition',
    'block',
    added('Every page says the very same sentence in the very same words.\n\n'.repeat(60)),
  ],
  ['repetition', 'block', replaced(FILLER, `${FILLER}\n\n## Again, an event stream\n\n${FILLER}`)],
  [
    'repetition',
    'block',
    added(
      `| It says |\n| - |\n${FILLER.split('\n\n')
        .map((text) => `| ${text} |\n`)
        .join('')}`,
    ),
  ],
  [
    'repetition',
    'warn',
    added(
      `| It says |\n| - |\n${FILLER.split('\n\n')
        .slice(0, 3)
        .map((text) => `| ${text} |\n`)
        .join('')}`,
    ),
  ],
  ['relevance', 'block', {}, { keyword: 'banana bread' }],
  [
    'description',
    'block',
    { metaDescription: 'It quotes five pages.', markdown: GOOD.replace(/“[^”]*”/u, 'A hub keeps little') },
  ],
  ['complete', 'block', { isCut: true }],
  ['no-boilerplate', 'block', added('I’m sorry, but I can’t write about this subject.')],
  ['no-boilerplate', 'block', added('I cannot fulfill this request.')],
  ['no-placeholders', 'block', added('Written by [Your name] for [Company name].')],
  ['no-placeholders', 'block', added('Dear {{ name }}, lorem ipsum dolor.')],
  ['quotations', 'block', replaced('collects the topics', 'gathers the topics')],
  ['quotations', 'block', added('“Nobody ever said these words anywhere.” [1]')],
  ['quotations', 'block', added('“Nobody ever said these words anywhere.”')],
  ['figures', 'block', added('It serves 98765 readers [1].')],
  ['figures', 'warn', added('## It serves 98765 event streams\n\nIt is so.')],
  ['figures', 'warn', added('| It serves 98765 |\n| - |\n| It holds 98766 |')],
  ['figures', 'block', added('It reaches 98.5 % of them.')],
  ['figures', 'block', added('It serves ninety-nine thousand readers [1].')],
  ['figures', 'block', added('It is 1/98765 of all.')],
  ['figures', 'block', added('It took 98 million requests.')],
  ['figures', 'warn', added('It is #98765 of all.')],
  ['figures', 'warn', added('A coffee costs 57 €.')],
  ['figures', 'warn', added('For example, a budget of 7777 € is enough.')],
  ['figures', 'warn', added('It was new on 27 March 1987.')],
  ['figures', 'warn', added('Next.js 15.0.3 has it [1].')],
  ['figures', 'warn', added('A client that sees 404 gives up.')],
  ['no-placeholders', 'warn', added('See [the link](#).')],
  ['no-placeholders', 'warn', added('Written by [Author].')],
  ['no-boilerplate', 'block', added('Here is the revised article:')],
  ['originality', 'block', added(LONG_SOURCE)],
  ['own-articles', 'block', {}, { ownArticles: [{ title: 'Old', text: GOOD }] }],
  ['density', 'block', added('event stream event stream '.repeat(12))],
  ['length', 'warn', replaced(FILLER, `${FILLER}\n\n${FILLER}\n\n${FILLER}`)],
  [
    'readability',
    'warn',
    added(
      'Incomprehensible institutionalisation characteristically necessitates organisational interoperability considerations. '.repeat(
        12,
      ),
    ),
  ],
  [
    'sentences',
    'warn',
    added(
      'It is so and so and so and so and so and so and so and so and so and so and so and so. '.repeat(20),
    ),
  ],
  ['passive', 'warn', added('It was closed. It was opened. It was finished. '.repeat(10))],
  [
    'transitions',
    'warn',
    replaced(FILLER, 'The server speaks and the reader hears it. The page is small. '.repeat(12)),
  ],
  ['paragraphs', 'warn', added('A word is here. '.repeat(50))],
  ['headings', 'warn', replaced('## What is an event stream?', '## What it is')],
  ['terms', 'warn', { markdown: GOOD.replace(/server/giu, 'machine') }],
  ['title', 'warn', { title: 'Something else altogether' }],
  ['meta-description', 'warn', { metaDescription: 'Too short.' }],
  ['sources', 'warn', { sources: sources.slice(0, 2) }],
];

/** Lines that change nothing when they are added to the good draft. */
const fine: [id: string, line: string, request?: Partial<GenerationRequest>][] = [
  ['links', 'See [our page](https://www.team.example/a?utm_source=x).', { ownSites: ['team.example'] }],
  ['links', 'See [our page](https://blog.team.example/).', { ownSites: ['https://team.example/'] }],
  ['links', 'See [it](http://DOCS.example:80/1/?utm_source=x&gclid=y#part).'],
  ['links', '![A hub](https://images.example/hub.png)'],
  ['images', '![A hub](https://images.example/hub.png)'],
  ['figures', 'As of 2026 every browser has it.'],
  ['figures', 'It has H2O, v1.2 and ES2024 in it.'],
  ['figures', 'The pages are 3, and it was 2024 [2].'],
  ['no-placeholders', 'A todo app is a good place to start.'],
  ['no-placeholders', 'Write `{{ message }}` or `app/[name]/page` in it, or app/[name]/page.'],
  ['no-placeholders', '```js\n// TODO: more\n[insert name]\n```'],
  ['no-boilerplate', 'It can serve as an AI assistant.'],
  ['no-boilerplate', 'One cannot help but like it, and I cannot help but agree.'],
  ['citations', 'Both say so [1, 2], all do [1–3].'],
  ['citation-shapes', 'It covers 5 m² and (1) begins, (2) ends.'],
  ['safe-html', 'See `<script>`.'],
  ['safe-html', '| a | b |\n| - | - |\n| 1st line<br>second | c |'],
  ['safe-html', '<table>\n<tr>\n<td colspan="2">\n\nA cell.\n\n</td>\n</tr>\n</table>'],
  ['safe-html', 'See [x](tel:+491234), and [y]().'],
  ['links', 'See [our page](https://team.example/).', { ownSites: ['*.team.example'] }],
  ['links', 'See [it](https://docs.example/1/index.html?ref=x).'],
  ['links', 'See [it](//docs.example/1) and [the beginning](/1).'],
  ['figures', 'In 2026 it is 24/7 on port 443, as of RFC 9110.'],
  ['figures', 'Version 15.0.3 has it in section 4.2, step 2 of 7, and on ports 80 and 8080.'],
  ['figures', 'It answers with 404 and 503 errors at localhost:3000, around the clock [24/7].'],
  ['citations', 'It runs around the clock [24/7], split [50/50], in a box [x] of [2024] with index [0].'],
  [
    'citation-shapes',
    'It runs around the clock [24/7], split [50/50], in a box [x] of [2024] with index [0].',
  ],
  ['citations', 'Its ratio is [1:2], from [0, 1], with [404].'],
  ['no-boilerplate', 'I’m sorry to say that few tools help.'],
  ['no-placeholders', 'The dynamic segment [name] matches it.'],
];

/** A page that says its subject often, as pages about one word do. */
const OFTEN = 'Each stream has a number, and a stream is read by whoever opens the stream first. '.repeat(20);

async function densityOf(text: string, markdown: string): Promise<string | undefined> {
  const { checks } = await validate(
    {
      request: { keyword: 'stream', locale: 'en' },
      draft: draftOf({ markdown }),
      analysis,
      pages: [1, 2, 3].map((n) => ({
        ...page(n),
        blocks: [{ kind: 'paragraph', level: 0, text, code: [] }],
      })),
    },
    signal,
  );
  return checks.find(({ id }) => id === 'density')?.level;
}

describe('validation', () => {
  it('names the place of a citation without a source, and what to do', async () => {
    const { checks } = await validate(
      {
        request: { keyword: 'event stream', locale: 'en' },
        draft: draftOf(added('That is so [2, 9].')),
        analysis,
        pages: [page(1)],
      },
      signal,
    );
    expect(checks.find(({ id }) => id === 'citations')).toMatchObject({
      level: 'block',
      passage: '[2, 9]',
      action: 'Give the number of a source from the list, or delete the citation.',
    });
    expect(checks.filter(({ level, action }) => (level === 'pass') !== (action === undefined))).toEqual([]);
  });

  it('lets an article have its keyword as often as the cited pages have it', async () => {
    const often = GOOD.replace('However,', `${'A stream waits for its reader. '.repeat(20)}\n\nHowever,`);
    const stuffed = GOOD.replace('However,', `${'stream '.repeat(60)}\n\nHowever,`);
    expect(await densityOf(LONG_SOURCE, often)).toBe('warn');
    expect(await densityOf(OFTEN, often)).toBe('pass');
    expect(await densityOf(OFTEN, stuffed)).toBe('block');
  });

  it.each(fine)('%s: %s is fine', async (id, line, request) => {
    expect(await levelOf(id, added(line), request)).toBe('pass');
  });

  it('lets a person answer for a figure until its sentence changes', async () => {
    const references = createReferences(
      {
        request: { keyword: 'event stream', locale: 'en' },
        analysis,
        pages: toReferencePages([page(1), page(2), page(3)], { sources }),
        original: draftOf({}),
      },
      await loadLanguage('en'),
    );
    const figuresOf = (sentence: string): Check | undefined => {
      const answers = [
        {
          figure: '340',
          sentence: 'In our test it took 340 milliseconds.',
          by: 'Ada',
          at: '2026-11-27T12:00:00Z',
        },
      ];
      const { markdown } = draftOf(added(sentence));
      const subject = createSubject({ ...draftOf({}), markdown }, references, { answers });
      let step: IteratorResult<Check, Examination>;
      const examination = examine(subject);
      do step = examination.next();
      while (step.done !== true);
      return step.value.checks.find(({ id }) => id === 'figures');
    };
    expect(figuresOf('In our test it took 340 milliseconds.')).toMatchObject({
      level: 'pass',
      detail: 'people answer for 1 figure',
      claims: [{ figure: '340', answer: { by: 'Ada', at: '2026-11-27T12:00:00Z' } }],
    });
    for (const changed of [
      'In our test it took only 340 milliseconds.',
      'In our test it took 341 milliseconds.',
    ])
      expect(figuresOf(changed)).toMatchObject({ level: 'block', claims: [{ answer: null }] });
  });

  it.each(failing)('%s: %s', async (id, level, draft, request) => {
    expect(await levelOf(id, {}), 'the good draft').toBe('pass');
    expect(await levelOf(id, draft, request), 'the bad draft').toBe(level);
  });

  it('does not check a language that it cannot detect', async () => {
    await expect(levelOf('language', { markdown: POLISH }, { locale: 'pl' })).rejects.toThrow(
      'no check language',
    );
  });

  it('asks for described images', async () => {
    expect(await levelOf('images', {})).toBe('warn');
    expect(await levelOf('images', added('![A hub](https://docs.example/1)'))).toBe('pass');
    expect(await levelOf('images', added('![](https://docs.example/1)'))).toBe('warn');
  });

  it('accepts `</script>` in the title of JSON-LD, and refuses an empty title', async () => {
    expect(await levelOf('json-ld', { title: '</script><b>' })).toBe('pass');
    expect(await levelOf('json-ld', { title: '' })).toBe('block');
  });
});
