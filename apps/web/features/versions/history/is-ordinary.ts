import type { Version } from '../version.ts';

/** Whether a version was saved automatically and has no name. */
export function isOrdinary({ kind, name }: Pick<Version, 'kind' | 'name'>): boolean {
  return kind === 'automatic' && name === null;
}
