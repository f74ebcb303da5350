import { toast } from 'sonner';
import { toSentence, type Problem } from './problem.ts';
import type { ActionResult } from './refusal.ts';

/** Shows why something was refused, where there is no form to show it. */
export function showRefusal(result: ActionResult): void {
  if (!result.ok) toast.error(result.sentence);
}

/** Shows that something was not done, and why the API refused it. */
export function showProblem(title: string, problem: Problem): void {
  toast.error(title, { description: toSentence(problem) });
}
