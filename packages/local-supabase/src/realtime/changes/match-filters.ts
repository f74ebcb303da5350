import { DatabaseError, type Pool } from 'pg';
import { getOrCreate } from '../get-or-create.ts';
import { toReason, type RealtimeLog } from '../realtime-log.ts';
import { UNCHANGED, type Row, type RowChange } from '../replication/row-change.ts';
import { toCurrentRow, toPreviousRow } from './change-rows.ts';
import type { ColumnType } from './column-type.ts';
import type { OperandReader } from './filter-operands.ts';
import { judgeCondition } from './judge-condition.ts';
import type { FilterCondition } from './parse-filter.ts';

/** A change, and the filter of a listener. */
interface FilterCandidate {
  change: RowChange;
  conditions: readonly FilterCondition[];
  /** The columns that the listener may select. A filter on another column would let it guess the values. */
  selectable: ReadonlySet<string> | undefined;
}

interface Question {
  value: string | null;
  typeOid: number;
  condition: FilterCondition;
}

/** Tells for each candidate whether the change satisfies the filter. Sends at most one query about values. */
export async function matchFilters(
  pool: Pool,
  candidates: readonly FilterCandidate[],
  types: ReadonlyMap<number, ColumnType>,
  readOperands: OperandReader,
  log: RealtimeLog,
): Promise<boolean[]> {
  const questions = new Map<string, Question>();
  const open: { index: number; keys: string[] }[] = [];
  const verdicts: boolean[] = [];
  const rows = new Map<RowChange, Row>();
  for (const [index, { change, conditions, selectable }] of candidates.entries()) {
    const keys: string[] = [];
    let isMatch = true;
    for (const condition of conditions) {
      const place = change.relation.columns.findIndex(({ name }) => name === condition.column);
      const typeOid = change.relation.columns[place]?.typeOid;
      const type = typeOid === undefined ? undefined : types.get(typeOid);
      const operands = type && (await readOperands(condition, type.oid));
      if (!type || !operands?.values || !selectable?.has(condition.column)) {
        isMatch = false;
        break;
      }
      const value = getOrCreate(rows, change, () => toFilteredRow(change))[place] ?? null;
      const verdict = judgeCondition(condition, operands.values, value, type);
      if (verdict === false) {
        isMatch = false;
        break;
      }
      if (verdict === undefined && value !== UNCHANGED) {
        const key = JSON.stringify([value, type.oid, condition]);
        questions.set(key, { value, typeOid: type.oid, condition });
        keys.push(key);
      }
    }
    verdicts.push(isMatch);
    if (isMatch && keys.length > 0) open.push({ index, keys });
  }
  const answers = await ask(pool, questions, log);
  for (const { index, keys } of open) verdicts[index] = keys.every((key) => answers.get(key) === true);
  return verdicts;
}

function toFilteredRow(change: RowChange): Row {
  return change.type === 'DELETE' ? toPreviousRow(change, []) : toCurrentRow(change);
}

const QUERY_CANCELED = '57014';

async function ask(
  pool: Pool,
  questions: ReadonlyMap<string, Question>,
  log: RealtimeLog,
): Promise<Map<string, boolean>> {
  if (questions.size === 0) return new Map();
  const all = [...questions.values()];
  try {
    const { rows } = await pool.query<{ verdict: boolean }>({
      name: 'satisfies',
      text: `select realtime.satisfies(value, type::regtype, operator, operand, negated) as verdict
               from unnest($1::text[], $2::oid[], $3::text[], $4::text[], $5::boolean[])
                    with ordinality as question (value, type, operator, operand, negated, place)
              order by place`,
      values: [
        all.map(({ value }) => value),
        all.map(({ typeOid }) => typeOid),
        all.map(({ condition }) => condition.operator),
        all.map(({ condition }) => condition.operand),
        all.map(({ condition }) => condition.negated),
      ],
    });
    return new Map([...questions.keys()].map((key, index) => [key, rows[index]?.verdict ?? false]));
  } catch (error) {
    // an endless pattern of one listener must not stop the others
    if (!(error instanceof DatabaseError && error.code === QUERY_CANCELED)) throw error;
    log('RowCheckFailed', `filters took too long: ${toReason(error)}`);
    return new Map();
  }
}
