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

/** What validation says of a draft. */
export interface Verdict {
  subject: Subject;
  metrics: Metrics;
  checks: Check[];
  score: Score;
}

/** Runs every check and computes the score; yields each check once it is done, so that others may have a turn. */
export function* examine(subject: Subject): Generator<Check, Verdict, undefined> {
  const metrics = measure(subject);
  const checks: Check[] = [];
  for (const { id, label, run } of checkDefinitions) {
    const check = { id, label, ...run(subject, metrics) };
    checks.push(check);
    yield check;
  }
  return { subject, metrics, checks, score: toScore(subject, metrics) };
}
