import type { Check } from '../protocol/article.ts';
import type { Metrics } from './metrics.ts';
import type { Subject } from './subject.ts';

/** One check: `block` forbids publishing, `warn` advises. */
export interface CheckDefinition {
  id: string;
  label: string;
  run: (subject: Subject, metrics: Metrics) => Outcome;
}

/** What a check says. */
export type Outcome = Pick<Check, 'level' | 'detail' | 'passage'>;

/** What was found, in words; with the words of the text that it is about, where there are such. */
export type Finding = string | { detail: string; passage: string };

/** A check's outcome: nothing found, or what and how bad it is. */
export function toOutcome(level: 'warn' | 'block', findings: readonly Finding[], fine: string): Outcome {
  if (findings.length === 0) return { level: 'pass', detail: fine };
  const details = findings
    .slice(0, 3)
    .map((finding) => (typeof finding === 'string' ? finding : finding.detail));
  const more = findings.length > 3 ? ` and ${findings.length - 3} more` : '';
  const passages = findings.flatMap((finding) => (typeof finding === 'string' ? [] : finding.passage));
  return {
    level,
    detail: `${details.join('; ')}${more}`,
    ...(passages[0] !== undefined && { passage: passages[0] }),
  };
}
