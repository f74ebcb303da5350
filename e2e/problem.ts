import { z } from 'zod';

const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
});

/** The status and code of a refused request; throws when the answer is no problem document. */
export async function readProblem(response: Response) {
  if (response.headers.get('content-type') !== 'application/problem+json') {
    throw new Error(`${response.status}, and no problem document: ${await response.text()}`);
  }
  const problem = problemSchema.parse(await response.json());
  if (problem.status !== response.status) throw new Error('status and document disagree');
  return problem;
}

/** `<status> <code>`, or the status alone of an answer that is no refusal. */
export async function outcome(response: Response): Promise<string> {
  if (response.ok) {
    await response.body?.cancel();
    return String(response.status);
  }
  const { status, code } = await readProblem(response);
  return `${status} ${code}`;
}
