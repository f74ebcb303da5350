import type { Article } from '@headway/pipeline/article';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Problem } from '@/features/problems/problem.ts';
import type { AssessmentAnswer, AssessmentPreparation, AssessmentRequest } from './assessment-message.ts';
import { createLiveAssessor } from './live-assessor.ts';

/** A worker that answers when the test says so. */
class ManualWorker extends EventTarget {
  static readonly started: ManualWorker[] = [];
  readonly requests: AssessmentRequest[] = [];
  readonly preparations: AssessmentPreparation[] = [];
  isTerminated = false;

  constructor() {
    super();
    ManualWorker.started.push(this);
  }

  postMessage(request: AssessmentRequest | AssessmentPreparation): void {
    if ('text' in request) this.requests.push(request);
    else this.preparations.push(request);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  answer(outcome: { article: Article } | { problem: Problem }): void {
    const data: AssessmentAnswer = { id: this.requests.at(-1)?.id ?? 0, ...outcome };
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

const article: Article = {
  keyword: '',
  locale: 'en',
  title: '',
  metaDescription: '',
  slug: '',
  markdown: '',
  html: '',
  words: 1,
  writer: '',
  notice: null,
  publishable: true,
  score: { total: 1, before: 1, parts: [] },
  sources: [],
  checks: [],
  terms: [],
  changes: [],
  jsonLd: '',
  usage: { searchCalls: 0, pagesFetched: 0, inputTokens: 0, outputTokens: 0 },
};

const measured: string[] = [];
const problems: string[] = [];

function create() {
  return createLiveAssessor('c', {
    onArticle: (_, text) => measured.push(text.markdown),
    onProblem: ({ code }, text) => problems.push(`${code} ${text.markdown}`),
  });
}

const toText = (markdown: string) => ({ markdown, metaDescription: '' });
const requested = () =>
  ManualWorker.started.flatMap(({ requests }) => requests.map(({ text }) => text.markdown));

function newestWorker(): ManualWorker {
  const worker = ManualWorker.started.at(-1);
  if (!worker) throw new Error('no worker was started');
  return worker;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', ManualWorker);
  vi.stubGlobal('location', new URL('http://127.0.0.1/content/c'));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  ManualWorker.started.length = 0;
  measured.length = 0;
  problems.length = 0;
});

test('starts no worker before there is a text, and measures once writing pauses', () => {
  const assessor = create();
  vi.advanceTimersByTime(10_000);
  expect(ManualWorker.started).toHaveLength(0);
  for (const markdown of ['a', 'ab', 'abc']) {
    assessor.assess(toText(markdown));
    vi.advanceTimersByTime(200);
  }
  expect(requested()).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(requested()).toEqual(['abc']);
  expect(newestWorker().requests[0]?.briefUrl).toBe('http://127.0.0.1/api/content/c/brief');
});

test('what was prepared measures the first text, and is prepared once', () => {
  const assessor = create();
  assessor.prepare();
  assessor.prepare();
  expect(newestWorker().preparations).toEqual([{ briefUrl: 'http://127.0.0.1/api/content/c/brief' }]);
  assessor.assess(toText('a'));
  vi.advanceTimersByTime(400);
  expect(ManualWorker.started).toHaveLength(1);
  expect(requested()).toEqual(['a']);
});

test('measures after three seconds where nobody pauses', () => {
  const assessor = create();
  for (let at = 0; at <= 3_000; at += 200) {
    assessor.assess(toText(`${at}`));
    vi.advanceTimersByTime(200);
  }
  expect(requested()).toEqual(['2800']);
});

test('keeps one text waiting, the newest, and asks the same worker', () => {
  const assessor = create();
  assessor.assess(toText('first'));
  vi.advanceTimersByTime(400);
  for (const markdown of ['second', 'third', 'fourth']) {
    assessor.assess(toText(markdown));
    vi.advanceTimersByTime(400);
  }
  expect(requested()).toEqual(['first']);
  newestWorker().answer({ article });
  expect(measured).toEqual(['first']);
  vi.advanceTimersByTime(400);
  expect(requested()).toEqual(['first', 'fourth']);
  expect(ManualWorker.started).toHaveLength(1);
});

test('replaces a worker that is stuck or broken', () => {
  const assessor = create();
  assessor.assess(toText('short'));
  vi.advanceTimersByTime(400);
  vi.advanceTimersByTime(60_000);
  newestWorker().answer({ article });
  assessor.assess(toText('endless'));
  vi.advanceTimersByTime(400);
  const stuck = newestWorker();
  vi.advanceTimersByTime(30_000);
  expect([stuck.isTerminated, problems]).toEqual([true, ['assessment_failed endless']]);
  assessor.assess(toText('next'));
  vi.advanceTimersByTime(400);
  newestWorker().dispatchEvent(new Event('error'));
  expect(problems).toEqual(['assessment_failed endless', 'assessment_failed next']);
  assessor.assess(toText('last'));
  vi.advanceTimersByTime(400);
  newestWorker().answer({ article });
  expect([ManualWorker.started.length, measured]).toEqual([3, ['short', 'last']]);
});

test('asks no more once there is nothing to measure by, and again after what may pass', () => {
  const assessor = create();
  for (const code of ['network', 'brief_missing', 'unasked']) {
    assessor.assess(toText(code));
    vi.advanceTimersByTime(400);
    if (code !== 'unasked') newestWorker().answer({ problem: { code, title: '', status: 0 } });
  }
  expect(requested()).toEqual(['network', 'brief_missing']);
  expect(problems).toEqual(['network network', 'brief_missing brief_missing', 'brief_missing unasked']);
});

test('ends its worker with itself, and says nothing after', () => {
  const assessor = create();
  assessor.assess(toText('a'));
  vi.advanceTimersByTime(400);
  assessor.assess(toText('b'));
  assessor.close();
  newestWorker().answer({ article });
  vi.advanceTimersByTime(60_000);
  expect([newestWorker().isTerminated, measured, problems, requested()]).toEqual([true, [], [], ['a']]);
});
