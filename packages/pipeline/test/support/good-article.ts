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

export const FILLER = [
  'A reader opens one stream and waits, because the server speaks first. If the line is quiet, the reader costs the log no memory [1].',
  'Each event has a number, so that a reader knows where it was. When the line breaks, the reader pulls every later event from the log [1].',
  'The log keeps what was said. Although old parts are pruned later, a new reader still begins with the whole state.',
  'Servers write as fast as they can, but a phone reads slowly. Therefore frames wait in the log until there is room [1].',
  'Some tools ask every second instead. That works, yet most answers say that nothing is new.',
  'Browsers bring this with them. Since they connect again by themselves, a page needs very little code.',
  'Proxies may close a line that says nothing. For example, one of them gives up after a minute, so a short remark keeps it open.',
  'A tab costs one line. Yet all tabs of a browser can share it if one of them leads.',
  'Messages in the other way take a plain request. Thus both parts stay simple, and each can be tested alone.',
  'Errors need a clear end. When a job fails, the last event says why, and the reader stops.',
  'Load grows with readers rather than with work. Because all of them pull from one place, a thousand cost little more than ten do.',
  'Begin with a small log. Then measure how long a reader waits, and only then add a second server.',
].join('\n\n');

export const GOOD = `# Event Streams: How They Work

An event stream is a response that stays open, and its reader pulls every frame of what happens [1].

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
