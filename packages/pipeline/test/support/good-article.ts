import type { CompetitorPage, SeoAnalysis } from '../../src/protocol/stage-outputs.ts';

export const SOURCE_SENTENCE =
  'A hub keeps one connection to the database and collects the topics that moved in 2024.';
export const LONG_SOURCE =
  'Every stream is a cursor that pulls its frames from the log whenever the reader has room for more of them, so that a slow reader costs no memory at all and never loses a single event.';

export const page = (position: number): CompetitorPage => ({
  position,
  title: `Page ${position}`,
  url: `https://docs.example/${position}`,
  fetchUrl: `https://docs.example/${position}`,
  snippet: '',
  site: 'docs.example',
  licence: 'MIT',
  language: 'en',
  blocks: [SOURCE_SENTENCE, LONG_SOURCE].map((text) => ({ kind: 'paragraph', level: 0, text, code: [] })),
  words: 400,
});

export const analysis: SeoAnalysis = {
  language: 'en',
  terms: [{ term: 'server', stems: ['server'], pages: 3, low: 1, high: 20, weight: 1 }],
  questions: [{ question: 'What is an event stream?', url: null }],
  topics: [],
  words: { low: 200, median: 300, high: 400 },
  headings: { low: 1, median: 2, high: 4 },
  readability: { low: 30, median: 50, high: 70 },
};

export const FILLER = Array.from(
  { length: 11 },
  (_, i) =>
    `The reader of part ${['one', 'two', 'three', 'four', 'five', 'six'][i % 6]} hears what the server has to say, because it asks for it. If it stops, the rest waits for it [1].`,
).join('\n\n');

export const GOOD = `# Event Streams: How They Work

An event stream is a response that stays open, and it lets a server tell its reader what happens [1].

## What is an event stream?

${FILLER}

## How hubs feed their readers

The documentation says: “${SOURCE_SENTENCE}” [2]

However, many readers only need the last event of an event stream [3]. Others read each event stream as a whole.

## Sources

1. [Page 1](<https://docs.example/1>)
`;

export const sources = [1, 2, 3].map((n) => ({
  n,
  title: `Page ${n}`,
  url: `https://docs.example/${n}`,
  site: 'docs.example',
  licence: 'MIT',
}));

export const META =
  'Event streams explained: what they are, how a hub feeds its readers, and why a slow reader loses nothing at all, with sources for it.';
