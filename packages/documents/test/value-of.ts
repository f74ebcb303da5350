import type { Result } from '@headway/database/result';

/** What a verb resolved with. @throws if it refused */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${result.code}`);
  return result.value;
}
