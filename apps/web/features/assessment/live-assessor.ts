import type { AssessedArticle } from '@headway/pipeline/article';
import type { EditedText } from '@headway/pipeline/assessment';
import type { Problem } from '@/features/problems/problem.ts';
import { assessmentFailed } from './assessment-failed.ts';
import type { AssessmentReply, AssessmentPreparation, AssessmentRequest } from './assessment-message.ts';

/** An assessment that takes longer is stuck. */
const DEADLINE_MS = 30_000;
/** The first assessment also loads the worker's code and the brief, perhaps over a slow network. */
const FIRST_DEADLINE_MS = 120_000;

/** Problems that a retry cannot solve. */
const FINAL = new Set(['brief_missing', 'not_found', 'not_signed_in']);

const stuck = assessmentFailed('Scoring this text took too long. The next change tries again.');

const broken = assessmentFailed(
  'Scoring stopped, or its code could not be loaded. Check your connection: the next change of the text tries again.',
);

interface LiveAssessorOptions {
  onArticle: (article: AssessedArticle, text: EditedText) => void;
  onProblem: (problem: Problem, text: EditedText) => void;
}

/** The result of {@link createLiveAssessor}. */
export type LiveAssessor = ReturnType<typeof createLiveAssessor>;

/** Assesses the newest version of a text in a worker. `watchMarkdown` waits for pauses in writing, and nothing here does. */
export function createLiveAssessor(contentId: string, { onArticle, onProblem }: LiveAssessorOptions) {
  const briefUrl = new URL(`/api/content/${contentId}/brief`, location.href).href;
  let worker: Worker | null = null;
  let running: { id: number; text: EditedText; deadline: ReturnType<typeof setTimeout> } | null = null;
  let waiting: EditedText | null = null;
  let hasLoaded = false;
  let refused: Problem | null = null;
  let requests = 0;

  function start(): Worker {
    const started = new Worker(new URL('./assessment.worker.ts', import.meta.url), {
      name: 'assessment',
      type: 'module',
    });
    started.addEventListener('message', ({ data }: MessageEvent<AssessmentReply>) => finish(data));
    started.addEventListener('error', (event) => {
      console.error(
        event.error ?? new Error(event.message || 'The code of the assessment could not be loaded.'),
      );
      giveUp(broken);
    });
    return started;
  }

  /** Sends the newest text to the worker, unless an assessment runs; its end calls this again. */
  function proceed(): void {
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
      deadline: setTimeout(endStuck, hasLoaded ? DEADLINE_MS : FIRST_DEADLINE_MS),
    };
    const request: AssessmentRequest = { id: requests, briefUrl, text };
    worker.postMessage(request, []);
  }

  function finish(reply: AssessmentReply): void {
    if (running?.id !== reply.id) return;
    const { text, deadline } = running;
    clearTimeout(deadline);
    running = null;
    if ('article' in reply) {
      hasLoaded = true;
      onArticle(reply.article, text);
    } else {
      if (FINAL.has(reply.problem.code)) refused = reply.problem;
      onProblem(reply.problem, text);
    }
    proceed();
  }

  function endStuck(): void {
    console.error(new Error('An assessment took too long and was ended.'));
    giveUp(stuck);
  }

  /** Ends a worker that is stuck or broken; the next text starts a new one. */
  function giveUp(problem: Problem): void {
    worker?.terminate();
    worker = null;
    hasLoaded = false;
    if (running !== null) finish({ id: running.id, problem });
  }

  return {
    /** Loads the worker and the brief early, so that a text can be assessed without a connection. */
    prepare() {
      if (worker !== null) return;
      worker = start();
      worker.postMessage({ briefUrl } satisfies AssessmentPreparation, []);
    },
    /** Assesses a text at once, or after the assessment that runs; it replaces a text that still waits. */
    assess(text: EditedText) {
      waiting = text;
      proceed();
    },
    close() {
      clearTimeout(running?.deadline);
      running = null;
      waiting = null;
      worker?.terminate();
      worker = null;
    },
  };
}
