import { DatabaseError, type Pool } from 'pg';
import { getOrCreate } from '../get-or-create.ts';
import { toReason } from '../realtime-log.ts';
import type { FilterCondition } from './parse-filter.ts';

/** The operands of a condition as Postgres writes them, or why they are not values of the type. */
export type Operands = { values: (string | null)[]; problem?: never } | { values?: never; problem: string };

/** Reads the operands of a condition on a column of this type; each once. */
export type OperandReader = (condition: FilterCondition, typeOid: number) => Promise<Operands>;

/** The most values in the list of `in`. */
const MOST_VALUES = 100;

/** Whether an error with this SQLSTATE is the filter's fault. A failed connection has no SQLSTATE. */
const isOfFilter = (code: string) => /^[0-9A-Z]{5}$/.test(code) && !/^(08|53|57)/.test(code);

export function createOperandReader(pool: Pool): OperandReader {
  const known = new WeakMap<FilterCondition, Map<number, Operands>>();
  return async (condition, typeOid) => {
    const byType = getOrCreate(known, condition, () => new Map<number, Operands>());
    const operands = byType.get(typeOid) ?? (await readOperands(pool, condition, typeOid));
    byType.set(typeOid, operands);
    return operands;
  };
}

async function readOperands(
  pool: Pool,
  { operator, operand }: FilterCondition,
  typeOid: number,
): Promise<Operands> {
  try {
    const { rows } = await pool.query<{ operands: (string | null)[] }>(
      'select realtime.operands($1::oid::regtype, $2, $3) as operands',
      [typeOid, operator, operand],
    );
    const values = rows[0]?.operands ?? [];
    if (values.length > MOST_VALUES) {
      return { problem: `too many values for \`in\` filter. Maximum ${MOST_VALUES}` };
    }
    return { values };
  } catch (error) {
    if (error instanceof DatabaseError && isOfFilter(error.code ?? '')) return { problem: toReason(error) };
    throw error;
  }
}
