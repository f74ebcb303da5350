import { toFigure } from '@headway/ground';

/** A measured number: with one digit after the point below 10, otherwise whole. */
export function toShortFigure(value: number): string {
  return toFigure(value, value < 10 ? 1 : 0);
}
