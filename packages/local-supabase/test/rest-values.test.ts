import { eventually } from '@headway/testing/eventually';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestSupabase, type TestSupabase } from '../src/testing.ts';

let supabase: TestSupabase;
let database: pg.Client;
let client: SupabaseClient;

/** A type, and values of it as JSON. */
const VALUES: [type: string, ...json: string[]][] = [
  ['smallint', '-32768', '32767'],
  ['integer', '-2147483648', '"12"'],
  ['bigint', '9223372036854775807', '"9223372036854775807"', '-9007199254740993'],
  ['numeric', '1234567890123456789012.123456789', '"0.10"', '1e-30', '"NaN"'],
  ['numeric(12,4)', '12345678.1234', '"1.5"'],
  ['real', '1.5', '"Infinity"'],
  ['double precision', '0.1', '1e300', '"-Infinity"'],
  ['money', '"12.34"'],
  ['text', '"Zoë \\u0001 \\"quoted\\" \\\\ 🏴"', '""', '"null"'],
  ['varchar(5)', '"abc"'],
  ['char(4)', '"ab"'],
  ['citext_like', '"Some Text"'],
  ['boolean', 'true', '"f"'],
  ['bytea', '"\\\\x00ff10"', '"\\\\x"'],
  ['uuid', '"D0000000-0000-4000-8000-00000000000A"'],
  ['date', '"2026-02-28"', '"infinity"', '"0044-03-15 BC"'],
  ['time', '"12:34:56.789"'],
  ['timetz', '"12:34:56+05:30"'],
  ['timestamp', '"2026-11-23T08:52:12.9"', '"infinity"'],
  ['timestamptz', '"2026-11-23T08:52:12.123456+05:30"', '"2026-01-01"', '"infinity"'],
  ['interval', '"1 year 2 mons 3 days 04:05:06.7"', '"-00:00:01"'],
  ['json', '{"b": 12345678901234567890.1234567890, "a": [1,  2]}', '"text"', 'null', '[]'],
  ['jsonb', '{"b": 12345678901234567890.1234567890, "a": [1,  2]}', '"text"', '1', '[{"a":null}]'],
  ['integer[]', '[1, null, 3]', '"{1,2}"', '[]'],
  ['bigint[]', '[9223372036854775807, -9223372036854775808]'],
  ['text[]', '["a,b", "c\\"d", null, ""]'],
  ['text[][]', '[["a"], ["b"]]'],
  ['numeric[]', '[1.10, 12345678901234567890.5]'],
  ['jsonb[]', '[{"a": 1}, "x"]'],
  ['timestamptz[]', '["2026-11-23T08:52:12Z"]'],
  ['int4range', '"[1,5)"', '"empty"'],
  ['tstzrange', '"[2026-01-01T00:00:00Z,2026-02-01T00:00:00Z)"'],
  ['int4multirange', '"{[1,3),[5,9)}"'],
  ['inet', '"192.168.0.1/24"'],
  ['cidr', '"10.0.0.0/8"'],
  ['macaddr', '"08:00:2b:01:02:03"'],
  ['point', '"(1.5,2)"'],
  ['box', '"(1,1),(0,0)"'],
  ['bit(4)', '"1010"'],
  ['varbit', '"101"'],
  ['tsvector', "\"'cat':1 'rat':2\""],
  ['tsquery', "\"'cat' & 'rat'\""],
  ['xml', '"<a/>"'],
  ['mood', '"happy"'],
  ['mood[]', '["sad", "happy"]'],
  ['money_amount', '12345678901234567.89'],
  ['pair', '{"label": "x", "amount": 9007199254740993}', '"(y,1)"'],
  ['pair[]', '[{"label": "x", "amount": 1}, {"label": null, "amount": 2}]'],
];

beforeAll(async () => {
  supabase = await startTestSupabase();
  database = new pg.Client({ connectionString: supabase.dbUrl });
  await database.connect();
  await database.query(`
    create type public.mood as enum ('sad', 'happy');
    create type public.pair as (label text, amount bigint);
    create domain public.money_amount as numeric(20, 2) check (value >= 0);
    create domain public.citext_like as text;
    create table public.defaults (
      id bigint generated always as identity primary key, name text not null default 'nobody', size int, made timestamptz default now());
    create function public.echo_json(given json) returns json language sql immutable return given;
    create function public.echo_jsonb(given jsonb) returns jsonb language sql immutable return given;
    create function public.echo_row(given public.pair) returns text language sql immutable return (given).label || (given).amount;
    create function public.echo_list(given bigint[]) returns bigint[] language sql immutable return given;
    create function public.echo_bytes(given bytea) returns bytea language sql immutable return given;
    create function public.echo_numbers(one numeric, two bigint) returns table (one numeric, two bigint)
      language sql immutable begin atomic select one, two; end;
    create function public.unnamed(json) returns int language sql immutable return json_array_length($1);
    create function public.nothing() returns void language sql begin atomic select 1; end;
    grant all on public.defaults to service_role;
  `);
  for (const [index, [type]] of VALUES.entries()) {
    await database.query(
      `create table public.value_${index} (id int primary key, value ${type}); grant all on public.value_${index} to service_role`,
    );
  }
  client = createClient(supabase.apiUrl, supabase.secretKey, { auth: { persistSession: false } });
  await eventually(async () => {
    const { error } = await client.from(`value_${VALUES.length - 1}`).select();
    if (error) throw new Error(error.message);
  });
});
afterAll(async () => {
  await database.end();
  await supabase.stop();
});

function request(
  path: string,
  init: { method?: string; body?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  return fetch(`${supabase.apiUrl}/rest/v1/${path}`, {
    ...init,
    headers: { apikey: supabase.secretKey, 'Content-Type': 'application/json', ...init.headers },
  });
}

describe('values', () => {
  test.each(VALUES.map((value, index) => [value[0], index, value.slice(1)] as const))(
    '%s is stored and read with the text that Postgres itself writes',
    async (type, index, jsons) => {
      for (const [id, json] of jsons.entries()) {
        const body = `[{"id":${id},"value":${json}}]`;
        const inserted = await request(`value_${index}`, {
          method: 'POST',
          body,
          headers: { Prefer: 'return=representation' },
        });
        const answer = await inserted.text();
        expect({ type, json, status: inserted.status, answer }).toMatchObject({ status: 201 });
        // what Postgres stores when it reads the same JSON
        await database.query("set time zone 'UTC'");
        const { rows } = await database.query<{ stored: string; expected: string }>(
          `select (select json_agg(t)::text from public.value_${index} t where id = $1) as stored,
                  (select json_agg(t)::text from json_populate_recordset(null::public.value_${index}, $2) t) as expected`,
          [id, body],
        );
        expect(answer).toBe(rows[0]?.expected);
        expect(rows[0]?.stored).toBe(rows[0]?.expected);
        const read = await request(`value_${index}?id=eq.${id}&select=id,value`);
        expect(await read.text()).toBe(rows[0]?.stored);
        const updated = await request(`value_${index}?id=eq.${id}`, {
          method: 'PATCH',
          body: `{"value":${json}}`,
          headers: { Prefer: 'return=representation' },
        });
        expect(await updated.text()).toBe(rows[0]?.stored);
      }
    },
  );
});

describe('arguments', () => {
  test('of json, rows, lists, bytes and large numbers arrive as they were sent', async () => {
    const document = { a: [1, 'two', null], b: { c: true } };
    expect((await client.rpc('echo_json', { given: document })).data).toEqual(document);
    expect((await client.rpc('echo_jsonb', { given: 'text' })).data).toBe('text');
    expect((await client.rpc('echo_row', { given: { label: 'n', amount: '9007199254740993' } })).data).toBe(
      'n9007199254740993',
    );
    expect((await client.rpc('echo_bytes', { given: String.raw`\x00ff` })).data).toBe(String.raw`\x00ff`);
    const list = await request('rpc/echo_list', { method: 'POST', body: '{"given":[9223372036854775807]}' });
    expect(await list.text()).toBe('[9223372036854775807]');
    const numbers = await request('rpc/echo_numbers', {
      method: 'POST',
      body: '{"one":0.1000000000000000000000001,"two":"9223372036854775807"}',
    });
    expect(await numbers.text()).toBe('[{"one":0.1000000000000000000000001,"two":9223372036854775807}]');
    expect((await client.rpc('echo_list', { given: '{1,2}' }, { get: true })).data).toEqual([1, 2]);
  });

  test('without a name take the whole body; void answers nothing', async () => {
    expect((await request('rpc/unnamed', { method: 'POST', body: '[1,2,3]' })).status).toBe(200);
    expect(await (await request('rpc/unnamed', { method: 'POST', body: '[1,2,3]' })).text()).toBe('3');
    const { status, data, error } = await client.rpc('nothing');
    expect({ status, data, error }).toEqual({ status: 204, data: null, error: null });
  });
});

test('columns that a row lacks are null, or get their defaults', async () => {
  const rows = [{ name: 'Ada', size: 1 }, { name: 'Bob' }, { size: 3 }];
  const { error } = await client.from('defaults').insert(rows);
  expect(error?.code).toBe('23502');
  const { data } = await client
    .from('defaults')
    .insert(rows, { defaultToNull: false })
    .select('name,size,made');
  expect(data).toEqual([
    { name: 'Ada', size: 1, made: expect.any(String) },
    { name: 'Bob', size: null, made: expect.any(String) },
    { name: 'nobody', size: 3, made: expect.any(String) },
  ]);
});
