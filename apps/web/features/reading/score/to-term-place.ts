import { toFigure } from '@headway/ground';

/** Which occurrence of a term is shown, from 1: `3 of 15`. */
export function toTermPlace({ index, count }: { index: number; count: number }): string {
  return count === 0 ? 'Not in the text' : `${toFigure(index + 1)} of ${toFigure(count)}`;
}
