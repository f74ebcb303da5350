import { eventually } from '@headway/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  postgresChangesFilter,
  type RealtimeChannel,
  type RealtimePostgresChangesFilter,
  type RealtimePostgresChangesPayload,
  type SupabaseClient,
} from '@supabase/supabase-js';
import { createToken, startRealtime, subscribe, type RealtimeHarness } from './realtime-harness.ts';

type Change = RealtimePostgresChangesPayload<Record<string, unknown>>;
type Filter = Partial<RealtimePostgresChangesFilter<'*'>>;

const SCHEMA = `
  create schema app;
  grant usage on schema app to anon, authenticated;
  create type app.mood as enum ('calm', 'busy');
  create type app.point as (x integer, y integer);
  create domain app.percentage as integer check (value between 0 and 100);
  create table app.open (id bigint primary key, value text, other text, amount numeric, flag boolean);
  create table app.guarded (id bigint primary key, owner text not null, value text);
  alter table app.guarded enable row level security;
  create policy own on app.guarded for select to authenticated using (owner = auth.jwt() ->> 'sub');
  create table app.everything (
    id uuid primary key default gen_random_uuid(), small smallint, big bigint, real4 real, real8 double precision,
    exact numeric, flag boolean, day date, moment timestamptz, local timestamp, span interval, doc json, docb jsonb,
    words text[], grid integer[][], bytes bytea, mood app.mood, point app.point, percentage app.percentage,
    address inet, search tsvector
  );
  create table app.pair (one integer, "Two ""quoted""" text, value text, primary key (one, "Two ""quoted"""));
  create table app.keyless (value text);
  create table app.hidden (id bigint primary key, secret text, value text);
  create table app.unseen (id bigint primary key);
  create table app.unpublished (id bigint primary key);
  grant select on all tables in schema app to anon, authenticated;
  revoke select on app.hidden, app.unseen from anon, authenticated;
  grant select (id, value) on app.hidden to anon, authenticated;
  alter publication supabase_realtime add table
    app.open, app.guarded, app.everything, app.pair, app.keyless, app.hidden, app.unseen;
`;

let realtime: RealtimeHarness;
let client: SupabaseClient;

beforeAll(async () => {
  realtime = await startRealtime({ schema: SCHEMA, limits: { maxChannelsPerClient: 1000 } });
  client = await realtime.connect();
});
afterAll(() => realtime.stop());

const nextId = (() => {
  let id = 0;
  return () => (id += 1);
})();

/** Listens to a table until the join is confirmed, and collects what comes. */
async function listen(filter: Filter, as: SupabaseClient = client): Promise<Change[]> {
  const changes: Change[] = [];
  const channel = as.channel(`listen:${crypto.randomUUID()}`);
  channel.on('postgres_changes', { event: '*', schema: 'app', ...filter }, (change) => changes.push(change));
  await subscribe(channel);
  return changes;
}

/** What the server says about the subscription of a channel. */
async function subscribeAndHear(channel: RealtimeChannel): Promise<{ status: string; message: string }> {
  const { promise, resolve } = Promise.withResolvers<{ status: string; message: string }>();
  channel.on('system', {}, ({ extension, status, message }) => {
    if (extension === 'postgres_changes') resolve({ status, message });
  });
  await subscribe(channel);
  return promise;
}

test('sends insert, update and delete, with the new and the old row', async () => {
  const changes = await listen({ table: 'open' });
  const id = nextId();
  await realtime.sql('insert into app.open (id, value) values ($1, $2)', [id, 'a']);
  await realtime.sql('update app.open set value = $2 where id = $1', [id, 'b']);
  await realtime.sql('delete from app.open where id = $1', [id]);
  await eventually(() => expect(changes).toHaveLength(3));
  const common = { schema: 'app', table: 'open', errors: null };
  const row = { id, other: null, amount: null, flag: null };
  expect(changes).toMatchObject([
    { ...common, eventType: 'INSERT', new: { ...row, value: 'a' }, old: {} },
    { ...common, eventType: 'UPDATE', new: { ...row, value: 'b' }, old: { id } },
    { ...common, eventType: 'DELETE', new: {}, old: { id } },
  ]);
  expect(changes[0]?.commit_timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(Math.abs(Date.parse(changes[0]?.commit_timestamp ?? '') - Date.now())).toBeLessThan(60_000);
});

test('a new key is an update whose old row has the old key', async () => {
  const changes = await listen({ table: 'open', event: '*' });
  const [before, after] = [nextId(), nextId()];
  await realtime.sql('insert into app.open (id) values ($1)', [before]);
  await realtime.sql('update app.open set id = $2 where id = $1', [before, after]);
  await eventually(() => expect(changes).toHaveLength(2));
  expect(changes[1]).toMatchObject({ eventType: 'UPDATE', new: { id: after }, old: { id: before } });
});

test('listeners of an event, a schema or everything get each change that they asked for once', async () => {
  const seen: Record<string, string[]> = { insert: [], schema: [], all: [], twice: [], other: [] };
  const channel = client.channel(`mixed:${crypto.randomUUID()}`);
  const see = (name: string) => (change: Change) =>
    void seen[name]?.push(`${change.eventType} ${change.table}`);
  channel
    .on('postgres_changes', { event: 'INSERT', schema: 'app', table: 'open' }, see('insert'))
    .on('postgres_changes', { event: '*', schema: 'app' }, see('schema'))
    .on('postgres_changes', { event: '*', schema: '*' }, see('all'))
    .on('postgres_changes', { event: 'DELETE', schema: 'app', table: 'pair' }, see('other'));
  await subscribe(channel);
  const id = nextId();
  await realtime.sql('insert into app.open (id) values ($1)', [id]);
  await realtime.sql('update app.open set value = $2 where id = $1', [id, 'x']);
  await realtime.sql(`insert into app.pair values ($1, 'it''s', 'v')`, [id]);
  await realtime.sql('delete from app.pair where one = $1', [id]);
  await eventually(() => expect(seen['other']).toEqual(['DELETE pair']));
  expect(seen['insert']).toEqual(['INSERT open']);
  expect(seen['schema']).toEqual(['INSERT open', 'UPDATE open', 'INSERT pair', 'DELETE pair']);
  expect(seen['all']).toEqual(seen['schema']);
});

test('a key of several columns, with names that need quoting', async () => {
  const token = await createToken({ sub: 'ada' });
  await realtime.sql(`alter table app.pair enable row level security`);
  await realtime.sql(`create policy readable on app.pair for select to authenticated using (value <> 'no')`);
  const changes = await listen({ table: 'pair' }, await realtime.connect(token));
  await realtime.sql(`insert into app.pair values (1, 'a', 'no'), (1, 'b', 'yes'), (2, 'a', 'yes')`);
  await eventually(() => expect(changes).toHaveLength(2));
  expect(changes.map((change) => change.new)).toEqual([
    { one: 1, 'Two "quoted"': 'b', value: 'yes' },
    { one: 2, 'Two "quoted"': 'a', value: 'yes' },
  ]);
});

const FILTERS: [string, string, string][] = [
  ['value=eq.a', 'a', 'b'],
  ['value=neq.a', 'b', 'a'],
  ['amount=lt.10', '9.5', '10'],
  ['amount=lte.10', '10.0', '10.1'],
  ['amount=gt.10', '10.01', '10'],
  ['amount=gte.10', '10', '9.99'],
  ['amount=eq.1.50', '1.5', '1.51'],
  ['flag=eq.true', 'true', 'false'],
  ['flag=is.false', 'false', 'true'],
  ['flag=not.in.(true)', 'false', 'true'],
  ['value=in.(a,"b,c")', 'b,c', 'b'],
  ['value=like.a%z', 'abcz', 'zabc'],
  ['value=ilike.A%', 'abc', 'bca'],
  ['value=match.^a.c$', 'abc', 'abcd'],
  ['value=imatch.^A', 'abc', 'bca'],
  ['value=isdistinct.a', 'b', 'a'],
  ['value=not.eq.a', 'b', 'a'],
  ['value=not.in.(a,b)', 'c', 'b'],
  ['value=not.like.a%', 'b', 'ab'],
  ['value=like.a%,value=neq.ab', 'ac', 'ab'],
];

test.each(FILTERS)('the filter %s accepts %s and rejects %s', async (filter, match, miss) => {
  const changes = await listen({ table: 'open', filter });
  const [column = ''] = filter.split('=');
  const [missId, matchId] = [nextId(), nextId()];
  await realtime.sql(`insert into app.open (id, ${column}) values ($1, $2)`, [missId, miss]);
  await realtime.sql(`insert into app.open (id, ${column}) values ($1, $2)`, [matchId, match]);
  // a comparison with nothing is never true
  if (!filter.includes('isdistinct')) await realtime.sql('insert into app.open (id) values ($1)', [nextId()]);
  await realtime.sql(`insert into app.open (id, ${column}) values ($1, $2)`, [nextId(), match]);
  await eventually(() => expect(changes).toHaveLength(2));
  expect(changes[0]?.new).toMatchObject({ id: matchId });
});

test('is tests for null; a deletion is filtered by the known columns of its row', async () => {
  const nulls = await listen({ table: 'open', filter: postgresChangesFilter().is('value', null) });
  const ids = [nextId(), nextId()];
  const deletions = await listen({ table: 'open', event: '*', filter: `id=eq.${ids[1]}` });
  const unknowable = await listen({ table: 'open', event: '*', filter: 'value=eq.gone' });
  await realtime.sql(`insert into app.open (id, value) values ($1, 'set'), ($2, null)`, ids);
  await realtime.sql('delete from app.open where id = any($1)', [ids]);
  await realtime.sql(`insert into app.open (id, value) values ($1, 'gone')`, [nextId()]);
  await eventually(() => expect(unknowable).toHaveLength(1));
  expect(nulls.map(({ eventType }) => eventType)).toEqual(['INSERT']);
  expect(deletions.map(({ eventType }) => eventType)).toEqual(['INSERT', 'DELETE']);
});

test('select limits the row to the selected columns and the key', async () => {
  const changes = await listen({ table: 'open', select: ['value'] });
  const id = nextId();
  await realtime.sql(`insert into app.open (id, value, other) values ($1, 'v', 'o')`, [id]);
  await eventually(() => expect(changes).toHaveLength(1));
  expect(changes[0]?.new).toEqual({ id, value: 'v' });
});

test('every type of value arrives as REST writes it', async () => {
  const changes = await listen({ table: 'everything' });
  const [row] = await realtime.sql(`
    insert into app.everything values (
      default, 7, 9007199254740993, 1.5, 'NaN', 12.340, true, '2026-02-28', '2026-11-23 08:52:12.9+02',
      '2026-11-23 08:52:12', '1 day 02:00', '{"a": [1, null]}', '{"b": {"c": "d"}}', '{x,"y,z",null}', '{{1,2},{3,4}}',
      '\\x00ff', 'busy', '(1,2)', 50, '10.0.0.1', 'cats:2 a:1'
    ) returning to_jsonb(everything) - 'bytes' - 'big' as json`);
  await realtime.sql(`insert into app.everything (flag) values (null)`);
  await eventually(() => expect(changes).toHaveLength(2));
  const { bytes, big, ...rest } = { ...changes[0]?.new };
  expect(rest).toEqual(row?.['json']);
  expect(bytes).toBe('00ff');
  expect(big).toBe(Number('9007199254740993'));
  expect(Object.values(changes[1]?.new ?? {}).filter((value) => value !== null)).toHaveLength(1);
});

test('large unchanged values are left out, unless the old row is known', async () => {
  const changes = await listen({ table: 'open' });
  const id = nextId();
  // random, so that it cannot be compressed into the row
  await realtime.sql(
    `insert into app.open (id, value, other)
     values ($1, (select string_agg(md5(random()::text), '') from generate_series(1, 300)), 'a')`,
    [id],
  );
  await realtime.sql(`update app.open set other = 'b' where id = $1`, [id]);
  await eventually(() => expect(changes).toHaveLength(2));
  expect(changes[1]?.new).toEqual({ id, other: 'b', amount: null, flag: null });
  await realtime.sql('alter table app.open replica identity full');
  await realtime.sql(`update app.open set other = 'c' where id = $1`, [id]);
  await realtime.sql('delete from app.open where id = $1', [id]);
  await realtime.sql('alter table app.open replica identity default');
  await eventually(() => expect(changes).toHaveLength(4));
  const value = Object(changes[0]?.new).value;
  expect(value).toHaveLength(9600);
  expect(changes[2]).toMatchObject({ new: { id, other: 'c', value }, old: { id, other: 'b', value } });
  expect(changes[3]).toMatchObject({ new: {}, old: { id, other: 'c', value } });
});

test('a row of more than 1 MiB comes without its long values, and with an error', async () => {
  const changes = await listen({ table: 'open' });
  const id = nextId();
  await realtime.sql(`insert into app.open (id, value, other) values ($1, repeat('x', 1100000), 'short')`, [
    id,
  ]);
  await eventually(() => expect(changes).toHaveLength(1));
  expect(changes[0]).toMatchObject({ new: { id, other: 'short' }, errors: ['Error 413: Payload Too Large'] });
  expect(changes[0]?.new).not.toHaveProperty('value');
});

test('without a key or without rights, a listener gets the change without the row, and the reason', async () => {
  const keyless = await listen({ table: 'keyless' });
  const unseen = await listen({ table: 'unseen' });
  const hidden = await listen({ table: 'hidden' });
  await realtime.sql(`insert into app.keyless values ('a')`);
  await realtime.sql('insert into app.unseen values (1)');
  await realtime.sql(`insert into app.hidden values (1, 'secret', 'told')`);
  await eventually(() => expect(hidden).toHaveLength(1));
  expect(keyless).toMatchObject([{ new: {}, errors: ['Error 400: Bad Request, no primary key'] }]);
  expect(unseen).toMatchObject([{ new: {}, errors: ['Error 401: Unauthorized'] }]);
  expect(hidden[0]?.new).toEqual({ id: 1, value: 'told' });
});

test.each<[string, Filter, string]>([
  ['a table that is not published', { table: 'unpublished' }, 'No such table is in the publication'],
  ['a table that does not exist', { table: 'nowhere' }, 'No such table is in the publication'],
  [
    'a column that does not exist',
    { table: 'open', filter: 'nothing=eq.1' },
    'invalid column for filter nothing',
  ],
  ['a column it may not see', { table: 'hidden', filter: 'secret=eq.1' }, 'invalid column for filter secret'],
  [
    'selecting what it may not see',
    { table: 'hidden', select: ['secret'] },
    'invalid column for select secret',
  ],
  ['a value of another type', { table: 'open', filter: 'id=eq.one' }, 'invalid input syntax for type bigint'],
  [
    'an unknown operator',
    { table: 'open', filter: 'id=foo.1' },
    'Error parsing `filter` params: ["foo","1"]',
  ],
  ['a broken pattern', { table: 'open', filter: 'value=match.(' }, 'invalid regular expression'],
  [
    'a list that is too long',
    { table: 'open', filter: `id=in.(${Array.from({ length: 101 }, (_, index) => index).join(',')})` },
    'Maximum 100',
  ],
])('listening to %s is refused with a reason', async (_, filter, reason) => {
  const channel = client.channel(`refused:${crypto.randomUUID()}`);
  channel.on('postgres_changes', { event: '*', schema: 'app', ...filter }, () => undefined);
  const { status, message } = await subscribeAndHear(channel);
  expect(status).toBe('error');
  expect(message).toContain(reason);
  await eventually(() => expect(realtime.log.join('\n')).toContain(reason));
});

test('wait holds the join until the changes stream, and refuses it if they cannot', async () => {
  const config = { postgres_changes_options: { wait: true } };
  const good = client.channel(`good:${crypto.randomUUID()}`, { config });
  good.on('postgres_changes', { event: '*', schema: 'app', table: 'open' }, () => undefined);
  await subscribe(good);
  const bad = client.channel(`bad:${crypto.randomUUID()}`, { config });
  bad.on('postgres_changes', { event: '*', schema: 'app', table: 'nowhere' }, () => undefined);
  await expect(subscribe(bad)).rejects.toThrow('RealtimeDisabledForConfiguration: Unable to subscribe');
});

test('changes of a table that is published later are sent from then on', async () => {
  await realtime.sql('create table app.later (id bigint primary key)');
  await realtime.sql('grant select on app.later to anon');
  const everything = await listen({});
  const early = await listen({ table: 'later' });
  await realtime.sql('alter publication supabase_realtime add table app.later');
  const late = await listen({ table: 'later' });
  await realtime.sql('insert into app.later values (1)');
  await eventually(() => expect(late).toHaveLength(1));
  expect(everything.map(({ table }) => table)).toEqual(['later']);
  expect(early).toHaveLength(1);
});

test('the publication can be dropped and created again', async () => {
  const changes = await listen({ table: 'open' });
  await realtime.sql(
    'begin; drop publication supabase_realtime; create publication supabase_realtime for tables in schema app; commit',
  );
  const id = nextId();
  await realtime.sql('insert into app.open (id) values ($1)', [id]);
  await eventually(() => expect(changes).toMatchObject([{ new: { id } }]));
});

test('the publication can be missing for a while, which breaks the stream', async () => {
  const [published] = await realtime.sql(
    `select string_agg(format('%I.%I', schemaname, tablename), ', ') as tables from pg_publication_tables where pubname = 'supabase_realtime'`,
  );
  await realtime.sql('drop publication supabase_realtime');
  const broken = realtime.log.length;
  await realtime.sql(`select realtime.send('{}', 'e', 'anything', false)`);
  await eventually(() => expect(realtime.log.slice(broken).join('\n')).toContain('ReplicationLost'));
  await realtime.sql(`create publication supabase_realtime for table ${String(published?.['tables'])}`);
  const channel = client.channel(`gone:${crypto.randomUUID()}`);
  const ids: unknown[] = [];
  channel.on('postgres_changes', { event: 'INSERT', schema: 'app', table: 'open' }, (change) => {
    ids.push(change.new['id']);
  });
  // the first join finds that the publication is back; with it, the client joins again
  channel.subscribe();
  const id = nextId();
  await eventually(async () => {
    await realtime.sql('delete from app.open where id = $1', [id]);
    await realtime.sql('insert into app.open (id) values ($1)', [id]);
    expect(ids).toContain(id);
  });
  const last = nextId();
  await realtime.sql('insert into app.open (id) values ($1)', [last]);
  await eventually(() => expect(ids).toContain(last));
});

test('the row of a change can be read at once', async () => {
  const lookups: Promise<unknown[]>[] = [];
  const channel = client.channel(`visible:${crypto.randomUUID()}`);
  channel.on('postgres_changes', { event: 'INSERT', schema: 'app', table: 'open' }, (change) => {
    lookups.push(realtime.sql('select id from app.open where id = $1', [change.new['id']]));
  });
  await subscribe(channel);
  for (let count = 0; count < 150; count += 1) {
    await realtime.sql('insert into app.open (id) values ($1)', [nextId()]);
  }
  await eventually(() => expect(lookups).toHaveLength(150));
  expect((await Promise.all(lookups)).filter((rows) => rows.length === 0)).toEqual([]);
});

test('a large transaction arrives whole and in order', async () => {
  const changes = await listen({ table: 'open', event: '*' });
  await realtime.sql('insert into app.open (id) select 1000000 + n from generate_series(1, 6000) as n');
  await eventually(() => expect(changes).toHaveLength(6000));
  expect(changes.every((change, index) => Object(change.new).id === 1_000_001 + index)).toBe(true);
});
