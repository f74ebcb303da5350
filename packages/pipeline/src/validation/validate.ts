import { takeTurns } from '../abort.ts';
import type { Check } from '../article.ts';
import type { Score } from '../stage-outputs.ts';
import type { CheckDefinition } from './check.ts';
import { measure, type Metrics } from './metrics.ts';
import { toScore } from './score.ts';
import { sourceChecks } from './source-checks.ts';
import { structureChecks } from './structure-checks.ts';
import { styleChecks } from './style-checks.ts';
import { createSubject, type Subject, type SubjectInput } from './subject.ts';
import { textChecks } from './text-checks.ts';

/** Every check, in the order in which they are shown. */
export const checkDefinitions: readonly CheckDefinition[] = [
  ...textChecks,
  ...structureChecks,
  ...sourceChecks,
  ...styleChecks,
];

/** What validation says of a draft. */
export interface Verdict {
  subject: Subject;
  metrics: Metrics;
  checks: Check[];
  score: Score;
}

/** Runs every check and computes the score. */
export async function validate(
  input: SubjectInput,
  signal: AbortSignal,
  onCheck?: (check: Check, done: number) => void,
): Promise<Verdict> {
  const subject = await createSubject(input, signal);
  const metrics = measure(subject);
  const checks: Check[] = [];
  for (const { id, label, run } of checkDefinitions) {
    await takeTurns(signal);
    const check = { id, label, ...run(subject, metrics) };
    checks.push(check);
    onCheck?.(check, checks.length);
  }
  return { subject, metrics, checks, score: toScore(subject, metrics) };
}
