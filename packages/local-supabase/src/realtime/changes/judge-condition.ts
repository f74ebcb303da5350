import { UNCHANGED, type ColumnValue } from '../replication/row-change.ts';
import type { ColumnType } from './column-type.ts';
import type { FilterCondition } from './parse-filter.ts';

/**
 * Decides a condition without Postgres where the answer is certain: for nulls, for equality of types that write equal
 * values the same, and for the order of integers.
 *
 * @param operands as Postgres writes them
 * @returns `undefined` if Postgres must decide
 */
export function judgeCondition(
  { operator, negated }: FilterCondition,
  operands: readonly (string | null)[],
  value: ColumnValue,
  type: ColumnType,
): boolean | undefined {
  if (value === UNCHANGED) return false;
  const verdict = judge(operator, operands, value, type);
  // a comparison with null is neither true nor false, also when it is negated
  if (verdict === null) return false;
  return verdict === undefined ? undefined : verdict !== negated;
}

function judge(
  operator: FilterCondition['operator'],
  operands: readonly (string | null)[],
  value: string | null,
  type: ColumnType,
): boolean | null | undefined {
  const operand = operands[0] ?? '';
  if (operator === 'is') return operand === 'null' ? value === null : judgeBoolean(operand, value);
  if (value === null) return operator === 'isdistinct' ? true : null;
  if (type.isExact) {
    if (operator === 'eq') return value === operand;
    if (operator === 'neq' || operator === 'isdistinct') return value !== operand;
    // with a null in the list, it is not certain that a value is not in it
    if (operator === 'in') return operands.includes(value) || (operands.includes(null) ? null : false);
  }
  if (type.isInteger) {
    const [one, other] = [BigInt(value), BigInt(operand)];
    if (operator === 'lt') return one < other;
    if (operator === 'lte') return one <= other;
    if (operator === 'gt') return one > other;
    if (operator === 'gte') return one >= other;
  }
  return undefined;
}

/** Decides `is true`, `is false` and `is unknown` of a boolean. */
function judgeBoolean(operand: string, value: string | null): boolean {
  if (operand === 'unknown') return value === null;
  return value === (operand === 'true' ? 't' : 'f');
}
