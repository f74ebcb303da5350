import type { Check } from '../../protocol/article.ts';
import type { Metrics } from '../measuring/metrics.ts';
import type { Subject } from '../subject/subject.ts';

/** One check: `block` forbids publishing, `warn` advises. */
export interface CheckDefinition {
  id: string;
  label: string;
  /** What a person can do where the check does not pass, as one sentence. */
  action: string;
  /** Null where the language of the text has no rule for it: the check is not shown. */
  run: (subject: Subject, metrics: Metrics) => Outcome | null;
}

/** The result of a check. */
export type Outcome = Pick<Check, 'level' | 'detail' | 'passage' | 'claims'>;

/** What a check found, in words; with the words of the text that it is about, if there are such. */
export type Finding = string | { detail: string; passage: string };

/** What a check found, and the detail of a check that found nothing. */
interface Found {
  findings: readonly Finding[];
  fine: string;
}

type Find = (subject: Subject, metrics: Metrics) => Found | null;

/** Declares a check whose findings forbid publishing. */
export function forbid(id: string, label: string, action: string, find: Find): CheckDefinition {
  return { id, label, action, run: (subject, metrics) => toOutcomeOf('block', find(subject, metrics)) };
}

/** Declares a check whose findings advise. */
export function advise(id: string, label: string, action: string, find: Find): CheckDefinition {
  return { id, label, action, run: (subject, metrics) => toOutcomeOf('warn', find(subject, metrics)) };
}

function toOutcomeOf(level: 'warn' | 'block', found: Found | null): Outcome | null {
  return found && toOutcome(level, found);
}

/** Converts findings into the result of a check. Names the first three, and counts the others. */
export function toOutcome(level: 'warn' | 'block', { findings, fine }: Found): Outcome {
  if (findings.length === 0) return { level: 'pass', detail: fine };
  const details = findings
    .slice(0, 3)
    .map((finding) => (typeof finding === 'string' ? finding : finding.detail));
  const more = findings.length > 3 ? ` and ${findings.length - 3} more` : '';
  const [passage] = findings.flatMap((finding) => (typeof finding === 'string' ? [] : [finding.passage]));
  return { level, detail: `${details.join('; ')}${more}`, ...(passage !== undefined && { passage }) };
}

/** The result of a check with certain findings, which forbid publishing, and possible ones, which advise. */
export function toGradedOutcome({
  certain,
  possible,
  fine,
}: {
  certain: readonly Finding[];
  /** Shown if there are no certain ones. */
  possible: readonly Finding[];
  fine: string;
}): Outcome {
  return certain.length > 0
    ? toOutcome('block', { findings: certain, fine })
    : toOutcome('warn', { findings: possible, fine });
}

/** The finding if the condition holds, else none. `passage` are the words that it is about. */
export function ifTrue(condition: boolean, detail: string, passage: string | null = null): Finding[] {
  if (!condition) return [];
  return [passage === null || passage === '' ? detail : { detail, passage }];
}
