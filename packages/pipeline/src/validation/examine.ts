import type { Check } from '../protocol/article.ts';
import type { Score } from '../protocol/stage-outputs.ts';
import type { CheckDefinition } from './checking/check.ts';
import { measure, type Metrics } from './measuring/metrics.ts';
import { toScore } from './scoring/score.ts';
import { sourceChecks } from './checking/source-checks.ts';
import { structureChecks } from './checking/structure-checks.ts';
import { styleChecks } from './checking/style-checks.ts';
import type { Subject } from './subject/subject.ts';
import { textChecks } from './checking/text-checks.ts';

/** Every check, in the order in which they are shown. */
export const checkDefinitions: readonly CheckDefinition[] = [
  ...textChecks,
  ...structureChecks,
  ...sourceChecks,
  ...styleChecks,
];

/** The result of the validation of a draft. */
export interface Examination {
  subject: Subject;
  metrics: Metrics;
  checks: Check[];
  score: Score;
}

/** Runs every check and computes the score. Yields each finished check, so that other work can run in between. */
export function* examine(subject: Subject): Generator<Check, Examination, undefined> {
  const metrics = measure(subject);
  const checks: Check[] = [];
  for (const { id, label, action, run } of checkDefinitions) {
    const outcome = run(subject, metrics);
    if (outcome === null) continue;
    const check = { id, label, ...outcome, ...(outcome.level !== 'pass' && { action }) };
    checks.push(check);
    yield check;
  }
  return { subject, metrics, checks, score: toScore(subject, metrics) };
}
