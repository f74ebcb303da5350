import type { Version } from '../version.ts';

/** Was this version saved by itself, and has nobody named it? */
export function isOrdinary({ kind, name }: Pick<Version, 'kind' | 'name'>): boolean {
  return kind === 'automatic' && name === null;
}
