import type { Check } from '../protocol/article.ts';

/** Says how many checks passed, and how many did not: `29 of 34 checks passed`. */
export function toPassedChecks(checks: readonly Pick<Check, 'level'>[]): string {
  const passed = checks.filter(({ level }) => level === 'pass').length;
  return `${passed} of ${checks.length} checks passed`;
}
