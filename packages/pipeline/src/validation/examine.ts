import type { Check } from '../protocol/article.ts';
import type { Score } from '../protocol/stage-outputs.ts';
import type { CheckDefinition } from './check.ts';
import { measure, type Metrics } from './metrics.ts';
import { toScore } from './score.ts';
import { sourceChecks } from './source-checks.ts';
import { structureChecks } from './structure-checks.ts';
import { styleChecks } from './style-checks.ts';
import type { Subject } from './subject.ts';
import { textChecks } from './text-checks.ts';

/** Every check, in the order in which they are shown. */
export const checkDefinitions: readonly CheckDefinition[] = [
  ...textChecks,
  ...structureChecks,
  ...sourceChecks,
  ...styleChecks,
];

/** The result of the validation of a draft. */
export interface Verdict {
  subject: Subject;
  metrics: Metrics;
  checks: Check[];
  score: Score;
}

/** Runs every check and computes the score. Yields each finished check, so that other work can run in between. */
export function* examine(subject: Subject): Generator<Check, Verdict, undefined> {
  const metrics = measure(subject);
  const checks: Check[] = [];
  for (const { id, label, run } of checkDefinitions) {
    const outcome = run(subject, metrics);
    if (outcome === null) continue;
    const check = { id, label, ...outcome };
    checks.push(check);
    yield check;
  }
  return { subject, metrics, checks, score: toScore(subject, metrics) };
}
