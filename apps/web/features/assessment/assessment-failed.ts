import type { Problem } from '@/features/problems/problem.ts';

/** The problem of a text that could not be scored. A later change of the text is assessed again. */
export function assessmentFailed(detail: string): Problem {
  return { code: 'assessment_failed', title: 'Not scored', status: 0, detail };
}
