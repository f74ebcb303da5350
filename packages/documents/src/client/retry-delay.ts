import { toBackoffDelay } from '@headway/ground';

/**
 * How long to wait before the next try, in milliseconds: 0.15 to 10 s.
 *
 * @param failures how many tries have failed in a row, from 1
 * @param random 0 to 1
 */
export function toRetryDelay(failures: number, random: number): number {
  return toBackoffDelay({ attempt: failures - 1, baseMs: 150, capMs: 6_500, random });
}
