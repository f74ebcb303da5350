import type { Preferences } from '../request/parse-prefer.ts';
import { RestError } from '../rest-error.ts';

/** @throws RestError PGRST124 if a write or call has more rows than `Prefer: max-affected` allows */
export function checkAffected(rows: number, { handling, maxAffected }: Preferences): void {
  if (handling === 'strict' && maxAffected !== undefined && rows > maxAffected) {
    throw new RestError(400, 'PGRST124', 'Query result exceeds max-affected preference constraint', {
      details: `The query affects ${rows} rows`,
    });
  }
}
