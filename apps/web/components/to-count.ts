import { toFigure } from '@headway/ground';

/** So many of what `noun` names, as people write it: `1 edit`, `1,200 edits`. */
export function toCount(count: number, noun: string, nouns = `${noun}s`): string {
  return `${toFigure(count)} ${count === 1 ? noun : nouns}`;
}
