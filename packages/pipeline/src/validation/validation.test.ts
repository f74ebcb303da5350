import { describe, expect, it } from 'vitest';
import type { GenerationRequest } from '../protocol/generation-request.ts';
import { analysis, FILLER, GOOD, LONG_SOURCE, META, page, sources } from '../../test/support/good-article.ts';
import type { Draft } from '../protocol/stage-outputs.ts';
import { validate } from './validate.ts';

const { signal } = new AbortController();

async function levelOf(
  id: string,
  draft: Partial<Draft>,
  request: Partial<GenerationRequest> = {},
): Promise<string> {
  const { checks } = await validate(
    {
      request: { keyword: 'event stream', locale: 'en', ...request },
      draft: {
        title: 'Event Streams: How They Work',
        metaDescription: META,
        markdown: GOOD,
        writer: 'test',
        method: 'model',
        sources,
        ...draft,
      },
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
  ['own-words', 'block', { method: 'extractive' }],
  ['single-h1', 'block', added('# Another')],
  ['single-h1', 'block', replaced('# Event', 'Event')],
  ['markdown', 'block', added('```js\nconst a = 1;')],
  ['markdown', 'block', added('This is **bold but never ends.')],
  ['safe-html', 'block', added('<script>alert(1)</script>')],
  ['safe-html', 'block', added('[click](javascript:alert(1))')],
  ['citations', 'block', added('That is so [9].')],
  ['citations', 'block', replaced(/ ?\[\d\]/gu, '')],
  ['links', 'block', added('See [this](https://elsewhere.example/).')],
  ['quotations', 'block', replaced('collects the topics', 'gathers the topics')],
  ['quotations', 'block', added('“Nobody ever said these words anywhere.” [1]')],
  ['quotations', 'block', added('“Nobody ever said these words anywhere.”')],
  ['figures', 'block', added('It serves 98765 readers [1].')],
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
  ['transitions', 'warn', replaced(/, because it asks for it\. If it stops, the/gu, '. The')],
  ['paragraphs', 'warn', added('A word is here. '.repeat(50))],
  ['headings', 'warn', replaced('## What is an event stream?', '## What it is')],
  ['terms', 'warn', { markdown: GOOD.replace(/server/giu, 'machine') }],
  ['title', 'warn', { title: 'Something else altogether' }],
  ['meta-description', 'warn', { metaDescription: 'Too short.' }],
  ['sources', 'warn', { sources: sources.slice(0, 2) }],
];

describe('validation', () => {
  it.each(failing)('%s: %s', async (id, level, draft, request) => {
    expect(await levelOf(id, {}), 'the good draft').toBe('pass');
    expect(await levelOf(id, draft, request), 'the bad draft').toBe(level);
  });

  it('asks for described images', async () => {
    expect(await levelOf('images', {})).toBe('warn');
    expect(await levelOf('images', added('![A hub](https://docs.example/1)'))).toBe('pass');
    expect(await levelOf('images', added('![](https://docs.example/1)'))).toBe('warn');
  });

  it('has JSON-LD without claims that cannot end its element', async () => {
    expect(await levelOf('json-ld', { title: '</script><b>' })).toBe('pass');
    expect(await levelOf('json-ld', { title: '' })).toBe('block');
  });
});
