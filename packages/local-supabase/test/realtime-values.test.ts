import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createColumnTypes, type ColumnType } from '../src/realtime/changes/column-type.ts';
import { createOperandReader } from '../src/realtime/changes/filter-operands.ts';
import { judgeCondition } from '../src/realtime/changes/judge-condition.ts';
import { createJsonWriter } from '../src/realtime/changes/json-values.ts';
import { FILTER_OPERATORS } from '../src/realtime/changes/parse-filter.ts';
import { startTestDatabase, type TestDatabase } from '../src/testing.ts';

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await startTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2, options: '-c TimeZone=UTC -c DateStyle=ISO' });
});
afterAll(async () => {
  await pool.end();
  await database.stop();
});

const text = fc.string({ unit: 'grapheme', maxLength: 8 }).filter((value) => !value.includes('\0'));
const int = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);
const small = fc.integer({ min: -3, max: 3 }).map(String);
const date = fc.date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') });
const SAMPLES: Record<string, fc.Arbitrary<string>> = {
  bool: fc.boolean().map(String),
  int4: small,
  int8: fc.oneof(small, int),
  float8: fc.oneof(fc.double().map(String), fc.constantFrom('NaN', 'Infinity', '-Infinity', '-0', '1e300')),
  numeric: fc.oneof(
    small,
    fc.constantFrom('1.50', '1.5', '1e20', 'NaN', '0.000001', '-12345678901234567890.1'),
  ),
  text: fc.oneof(text, fc.constantFrom('a', 'ab', 'A', '')),
  varchar: text,
  bpchar: text,
  uuid: fc.uuid(),
  date: date.map((value) => value.toISOString().slice(0, 10)),
  timestamp: date.map((value) => value.toISOString()),
  timestamptz: fc.oneof(
    date.map((value) => value.toISOString()),
    fc.constantFrom('infinity', '0044-03-15 BC'),
  ),
  time: date.map((value) => value.toISOString().slice(11, 23)),
  interval: fc.integer({ min: -1e6, max: 1e6 }).map((seconds) => `${seconds} seconds`),
  jsonb: fc.json().filter((value) => !value.includes('\\u0000')),
  bytea: fc.uint8Array({ maxLength: 5 }).map((value) => `\\x${Buffer.from(value).toString('hex')}`),
  inet: fc.ipV4(),
  _text: fc
    .array(text, { maxLength: 3 })
    .map((values) => `{${values.map((value) => JSON.stringify(value)).join(',')}}`),
  _int4: fc.array(small, { maxLength: 3 }).map((values) => `{${values.join(',')}}`),
  int4range: fc.constantFrom('[1,3)', 'empty', '(,5]'),
};
const typeName = fc.constantFrom(...Object.keys(SAMPLES));

const types = new Map<string, ColumnType>();

async function findType(name: string): Promise<ColumnType> {
  const known = types.get(name);
  if (known) return known;
  const { rows } = await pool.query<{ oid: number }>('select $1::regtype::oid as oid', [
    name.startsWith('_') ? `${name.slice(1)}[]` : name,
  ]);
  const oid = rows[0]?.oid ?? 0;
  const type = (await createColumnTypes(pool)([oid])).get(oid);
  if (!type) throw new Error(`no type ${name}`);
  types.set(name, type);
  return type;
}

/** A value as Postgres writes it, or `undefined` if it is none of the type. */
async function toText(value: string, type: string): Promise<string | undefined> {
  try {
    const { rows } = await pool.query<{ value: string }>(`select format('%s', $1::text::${type}) as value`, [
      value,
    ]);
    return rows[0]?.value;
  } catch {
    return undefined;
  }
}

test('a value becomes the same JSON as in Postgres', async () => {
  await fc.assert(
    fc.asyncProperty(
      typeName.chain((name) => fc.tuple(fc.constant(name), SAMPLES[name] ?? text)),
      async ([name, sample]) => {
        const type = await findType(name);
        const sqlName = name.startsWith('_') ? `${name.slice(1)}[]` : name;
        const value = await toText(sample, sqlName);
        fc.pre(value !== undefined);
        const { rows } = await pool.query<{ json: unknown }>(
          name === 'bytea'
            ? `select to_jsonb(ltrim($1, '\\x')) as json`
            : `select to_jsonb($1::${sqlName}) as json`,
          [value],
        );
        const writeJson = await createJsonWriter(pool, [{ value, type }]);
        expect(JSON.parse(writeJson(value, type))).toEqual(rows[0]?.json);
      },
    ),
    { numRuns: 250 },
  );
});

test('a filter is judged as Postgres judges it', async () => {
  const readOperands = createOperandReader(pool);
  const scenario = typeName.chain((name) =>
    fc.record({
      name: fc.constant(name),
      value: fc.option(SAMPLES[name] ?? text, { freq: 6 }),
      operand: SAMPLES[name] ?? text,
      others: fc.array(SAMPLES[name] ?? text, { maxLength: 2 }),
      isSame: fc.boolean(),
      operator: fc.constantFrom(...FILTER_OPERATORS),
      keyword: fc.constantFrom('null', 'true', 'false', 'unknown'),
      negated: fc.boolean(),
    }),
  );
  let judged = 0;
  await fc.assert(
    fc.asyncProperty(
      scenario,
      async ({ name, value, operand, others, isSame, operator, keyword, negated }) => {
        const type = await findType(name);
        const sqlName = name.startsWith('_') ? `${name.slice(1)}[]` : name;
        const canonical = value === null ? null : await toText(isSame ? operand : value, sqlName);
        fc.pre(canonical !== undefined);
        const list = `{${[operand, ...others].map((one) => JSON.stringify(one)).join(',')}}`;
        const condition = {
          column: 'c',
          operator,
          operand: operator === 'is' ? keyword : operator === 'in' ? list : operand,
          negated,
        };
        const { values } = await readOperands(condition, type.oid);
        fc.pre(values !== undefined);
        const verdict = judgeCondition(condition, values, canonical, type);
        fc.pre(verdict !== undefined);
        judged += 1;
        const { rows } = await pool.query<{ verdict: boolean }>(
          'select realtime.satisfies($1, $2::oid::regtype, $3, $4, $5) as verdict',
          [canonical, type.oid, operator, condition.operand, negated],
        );
        expect(verdict).toBe(rows[0]?.verdict);
      },
    ),
    { numRuns: 300 },
  );
  expect(judged).toBeGreaterThan(50);
});
