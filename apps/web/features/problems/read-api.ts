import { callApi } from './call-api.ts';
import type { Problem } from './problem.ts';

/** A refusal by the API, for code that handles failures as exceptions. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** Calls our own API like {@link callApi}. @throws ProblemError when it refuses. */
export async function readApi<Data>(...call: Parameters<typeof callApi<Data>>): Promise<Data> {
  const answer = await callApi(...call);
  if (!answer.ok) throw new ProblemError(answer.problem);
  return answer.data;
}
