import type { Check } from '../article.ts';
import type { Metrics } from './metrics.ts';
import type { Subject } from './subject.ts';

/** One check: `block` forbids publishing, `warn` advises. */
export interface CheckDefinition {
  id: string;
  label: string;
  run: (subject: Subject, metrics: Metrics) => { level: Check['level']; detail: string };
}

/** A check's outcome: nothing found, or what and how bad it is. */
export function toOutcome(
  level: 'warn' | 'block',
  findings: readonly string[],
  fine: string,
): { level: Check['level']; detail: string } {
  if (findings.length === 0) return { level: 'pass', detail: fine };
  const more = findings.length > 3 ? ` and ${findings.length - 3} more` : '';
  return { level, detail: `${findings.slice(0, 3).join('; ')}${more}` };
}
