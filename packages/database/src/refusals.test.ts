import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isRefusalCode, REFUSALS } from './refusals.ts';

const SUPABASE = join(import.meta.dirname, '../../../supabase');
/** The statuses that PostgREST derives from an SQLSTATE. */
const STATUS_OF_SQLSTATE = new Map([
  ['42501', 403],
  ['P0001', 400],
]);

const raised = readdirSync(SUPABASE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.sql'))
  .flatMap((file) => [
    ...readFileSync(join(SUPABASE, file), 'utf8').matchAll(/errcode = '(\w+)', hint = '(\w+)'/g),
  ])
  .map(([, sqlState = '', hint = '']) => ({ sqlState, hint }));

test('the schema raises refusals with hints', () => {
  expect(raised.length).toBeGreaterThan(20);
});

test.each(raised)('the hint $hint, raised with $sqlState, is a code of the table', ({ sqlState, hint }) => {
  if (!isRefusalCode(hint)) throw new Error(`${hint} is not in the table of refusals`);
  const status = STATUS_OF_SQLSTATE.get(sqlState) ?? Number(/^PT(\d{3})$/.exec(sqlState)?.[1]);
  expect(REFUSALS[hint].status).toBe(status);
});

test('docs/api.md lists every code with its status', () => {
  const rows = readFileSync(join(SUPABASE, '../docs/api.md'), 'utf8').matchAll(
    /^\| (\d{3}) +\| (.+?) +\|$/gm,
  );
  const listed = [...rows].flatMap(([, status, codes = '']) =>
    [...codes.matchAll(/`(\w+)`/g)]
      .map(([, code]) => code)
      .filter(isRefusalCode)
      .map((code) => ({ code, status })),
  );
  for (const { code, status } of listed)
    expect([code, REFUSALS[code].status]).toEqual([code, Number(status)]);
  expect(new Set(listed.map(({ code }) => code))).toEqual(new Set(Object.keys(REFUSALS)));
});

test('a value that is no code is told apart', () => {
  expect([null, undefined, 7, '', 'toString', 'no_such_code'].filter(isRefusalCode)).toEqual([]);
});
