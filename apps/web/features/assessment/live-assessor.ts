import type { Article } from '@headway/pipeline/article';
import type { EditedText } from '@headway/pipeline/assessment';
import type { Problem } from '@/features/problems/problem.ts';
import type { AssessmentAnswer, AssessmentPreparation, AssessmentRequest } from './assessment-message.ts';

/** A pause in writing after which the text is measured. */
const IDLE_MS = 350;
/** Where nobody pauses, it is measured after so long. */
const LONGEST_WAIT_MS = 3_000;
/** A text that takes longer has got stuck. */
const DEADLINE_MS = 30_000;
/** The first one waits for the worker's code and for the brief, over whatever line there is. */
const FIRST_DEADLINE_MS = 120_000;

/** Problems that another try does not solve. */
const FINAL = new Set(['brief_missing', 'not_found', 'not_signed_in']);

const stuck: Problem = {
  code: 'assessment_failed',
  title: 'Could not be measured',
  status: 0,
  detail: 'Measuring this text did not come to an end. It is tried again with the next change.',
};

interface LiveAssessorOptions {
  onArticle: (article: Article, text: EditedText) => void;
  onProblem: (problem: Problem, text: EditedText) => void;
}

/** Measures the newest version of a text, in a worker that comes with the first one, or before it. */
export interface LiveAssessor {
  /** Loads what measuring takes, for a text that may be written without a connection. */
  prepare(): void;
  /** Takes the place of a text that still waits. */
  assess(text: EditedText): void;
  close(): void;
}

export function createLiveAssessor(
  contentId: string,
  { onArticle, onProblem }: LiveAssessorOptions,
): LiveAssessor {
  const briefUrl = new URL(`/api/content/${contentId}/brief`, location.href).href;
  let worker: Worker | null = null;
  let running: { id: number; text: EditedText; deadline: ReturnType<typeof setTimeout> } | null = null;
  let waiting: EditedText | null = null;
  let waitingSince = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let hasLoaded = false;
  let refused: Problem | null = null;
  let requests = 0;

  function start(): Worker {
    const started = new Worker(new URL('./assessment.worker.ts', import.meta.url), {
      name: 'assessment',
      type: 'module',
    });
    started.addEventListener('message', ({ data }: MessageEvent<AssessmentAnswer>) => settle(data));
    started.addEventListener('error', giveUp);
    return started;
  }

  /** Takes the newest text to the worker, unless one is under way: then its end comes here again. */
  function proceed(): void {
    clearTimeout(pause);
    if (running !== null || waiting === null) return;
    const text = waiting;
    waiting = null;
    if (refused !== null) {
      onProblem(refused, text);
      return;
    }
    worker ??= start();
    requests += 1;
    running = {
      id: requests,
      text,
      deadline: setTimeout(giveUp, hasLoaded ? DEADLINE_MS : FIRST_DEADLINE_MS),
    };
    const request: AssessmentRequest = { id: requests, briefUrl, text };
    worker.postMessage(request, []);
  }

  function settle(answer: AssessmentAnswer): void {
    if (running?.id !== answer.id) return;
    const { text, deadline } = running;
    clearTimeout(deadline);
    running = null;
    if ('article' in answer) {
      hasLoaded = true;
      onArticle(answer.article, text);
    } else {
      if (FINAL.has(answer.problem.code)) refused = answer.problem;
      onProblem(answer.problem, text);
    }
    schedule();
  }

  /** The worker got stuck or broke: the next text gets another one. */
  function giveUp(): void {
    worker?.terminate();
    worker = null;
    hasLoaded = false;
    if (running !== null) settle({ id: running.id, problem: stuck });
  }

  function schedule(): void {
    clearTimeout(pause);
    if (waiting === null) return;
    const longest = waitingSince + LONGEST_WAIT_MS - Date.now();
    pause = setTimeout(proceed, Math.max(0, Math.min(IDLE_MS, longest)));
  }

  return {
    prepare() {
      if (worker !== null) return;
      worker = start();
      worker.postMessage({ briefUrl } satisfies AssessmentPreparation, []);
    },
    assess(text) {
      if (waiting === null) waitingSince = Date.now();
      waiting = text;
      schedule();
    },
    close() {
      clearTimeout(pause);
      clearTimeout(running?.deadline);
      running = null;
      waiting = null;
      worker?.terminate();
      worker = null;
    },
  };
}
