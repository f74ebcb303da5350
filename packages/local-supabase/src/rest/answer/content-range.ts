import { RestError } from '../rest-error.ts';
import type { Outcome } from './run-answer.ts';

/** `0-9/42`: which rows of how many an answer has. `*` stands for none, or for a number that was not counted. */
export function toContentRange(offset: number, page: number, total: number | undefined): string {
  const rows = page === 0 ? '*' : `${offset}-${offset + page - 1}`;
  return `${rows}/${total ?? '*'}`;
}

/**
 * The status of a read: 206 if there are more rows than the answer has.
 *
 * @throws RestError PGRST103 if the rows asked for begin after the last
 */
export function toReadStatus(offset: number, { page, total }: Pick<Outcome, 'page' | 'total'>): number {
  if (total === undefined) return 200;
  if (offset > total) {
    throw new RestError(416, 'PGRST103', 'Requested range not satisfiable', {
      details: `An offset of ${offset} was requested, but there are only ${total} rows.`,
    });
  }
  return page < total ? 206 : 200;
}

/** The header `Range`: the offset and limit of the outer rows. */
export function parseRange(
  header: string | undefined,
): { offset: number; limit: number | undefined } | undefined {
  const [, first, last] = /^(\d+)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined) return undefined;
  const offset = Number(first);
  if (last === undefined || last === '') return { offset, limit: undefined };
  if (Number(last) < offset) {
    throw new RestError(416, 'PGRST103', 'Requested range not satisfiable', {
      details: 'The lower boundary must be lower than or equal to the upper boundary in the Range header.',
    });
  }
  return { offset, limit: Number(last) - offset + 1 };
}
