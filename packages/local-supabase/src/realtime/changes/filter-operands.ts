import type { Pool } from 'pg';
import { toReason } from '../realtime-log.ts';
import type { FilterCondition } from './parse-filter.ts';

/** A condition's operands as Postgres writes them, or why it has none for this type. */
export type Operands = { values: (string | null)[]; problem?: never } | { values?: never; problem: string };

/** Reads the operands of a condition on a column of a type, once. */
export type OperandReader = (condition: FilterCondition, typeOid: number) => Promise<Operands>;

/** Values in the list of `in`. */
const MOST_VALUES = 100;
/** Connection failures have no such code, and are not the filter's fault. */
const SQLSTATE = /^[0-9A-Z]{5}$/;

export function createOperandReader(pool: Pool): OperandReader {
  const known = new WeakMap<FilterCondition, Map<number, Operands>>();
  return async (condition, typeOid) => {
    const byType = known.get(condition) ?? new Map<number, Operands>();
    known.set(condition, byType);
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
    if (error instanceof Error && 'code' in error && SQLSTATE.test(String(error.code))) {
      const isPassing = /^(08|53|57)/.test(String(error.code));
      if (!isPassing) return { problem: toReason(error) };
    }
    throw error;
  }
}
