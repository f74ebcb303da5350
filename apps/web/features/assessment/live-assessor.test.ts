import type { Article } from '@headway/pipeline/article';
import { afterEach, beforeEach, expect, test, vi, type MockInstance } from 'vitest';
import type { Problem } from '@/features/problems/problem.ts';
import type { AssessmentReply, AssessmentPreparation, AssessmentRequest } from './assessment-message.ts';
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
    const data: AssessmentReply = { id: this.requests.at(-1)?.id ?? 0, ...outcome };
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

/** What the page reports of its worker. */
let reported: MockInstance<typeof console.error>;
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
  reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.useFakeTimers();
  vi.stubGlobal('Worker', ManualWorker);
  vi.stubGlobal('location', new URL('http://127.0.0.1/content/c'));
});

afterEach(() => {
  reported.mockRestore();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  ManualWorker.started.length = 0;
  measured.length = 0;
  problems.length = 0;
});

test('starts no worker before there is a text, and then measures at once', () => {
  const assessor = create();
  vi.advanceTimersByTime(10_000);
  expect(ManualWorker.started).toHaveLength(0);
  assessor.assess(toText('a'));
  expect(requested()).toEqual(['a']);
  expect(newestWorker().requests[0]?.briefUrl).toBe('http://127.0.0.1/api/content/c/brief');
});

test('uses the prepared worker for the first text', () => {
  const assessor = create();
  assessor.prepare();
  assessor.prepare();
  expect(newestWorker().preparations).toEqual([{ briefUrl: 'http://127.0.0.1/api/content/c/brief' }]);
  assessor.assess(toText('a'));
  expect(ManualWorker.started).toHaveLength(1);
  expect(requested()).toEqual(['a']);
});

test('keeps one text waiting, the newest, and asks the same worker', () => {
  const assessor = create();
  assessor.assess(toText('first'));
  for (const markdown of ['second', 'third', 'fourth']) {
    assessor.assess(toText(markdown));
  }
  expect(requested()).toEqual(['first']);
  newestWorker().answer({ article });
  expect(measured).toEqual(['first']);
  expect(requested()).toEqual(['first', 'fourth']);
  expect(ManualWorker.started).toHaveLength(1);
});

test('replaces a worker that is stuck or broken', () => {
  const assessor = create();
  assessor.assess(toText('short'));
  vi.advanceTimersByTime(60_000);
  newestWorker().answer({ article });
  assessor.assess(toText('endless'));
  const stuck = newestWorker();
  vi.advanceTimersByTime(30_000);
  expect([stuck.isTerminated, problems]).toEqual([true, ['assessment_failed endless']]);
  assessor.assess(toText('next'));
  newestWorker().dispatchEvent(new Event('error'));
  expect(problems).toEqual(['assessment_failed endless', 'assessment_failed next']);
  assessor.assess(toText('last'));
  newestWorker().answer({ article });
  expect([ManualWorker.started.length, measured]).toEqual([3, ['short', 'last']]);
  expect(reported).toHaveBeenCalledTimes(2);
});

test('stops after brief_missing, and retries after a network problem', () => {
  const assessor = create();
  for (const code of ['network', 'brief_missing', 'unasked']) {
    assessor.assess(toText(code));
    if (code !== 'unasked') newestWorker().answer({ problem: { code, title: '', status: 0 } });
  }
  expect(requested()).toEqual(['network', 'brief_missing']);
  expect(problems).toEqual(['network network', 'brief_missing brief_missing', 'brief_missing unasked']);
});

test('close() terminates the worker and reports nothing more', () => {
  const assessor = create();
  assessor.assess(toText('a'));
  assessor.assess(toText('b'));
  assessor.close();
  newestWorker().answer({ article });
  vi.advanceTimersByTime(60_000);
  expect([newestWorker().isTerminated, measured, problems, requested()]).toEqual([true, [], [], ['a']]);
});
