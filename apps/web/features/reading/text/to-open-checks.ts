import type { Check } from '@headway/pipeline/article';
import { toCount } from '../../../components/to-count.ts';

/** Says how many checks are open where some of them forbid publishing; null where none does. */
export function toOpenChecks(checks: readonly Pick<Check, 'level'>[]): string | null {
  const open = checks.filter(({ level }) => level !== 'pass').length;
  const blocks = checks.filter(({ level }) => level === 'block').length;
  if (blocks === 0) return null;
  const before = blocks === open ? 'to fix before publishing' : `${blocks} to fix before publishing`;
  return `${toCount(open, 'check')} ${open === 1 ? 'is' : 'are'} open, ${before}`;
}
