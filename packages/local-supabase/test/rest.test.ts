import { eventually } from '@headway/testing/eventually';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { SignJWT } from 'jose';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestSupabase, type TestSupabase } from '../src/testing.ts';

let supabase: TestSupabase;
let database: pg.Client;
let client: SupabaseClient;

beforeAll(async () => {
  supabase = await startTestSupabase();
  database = new pg.Client({ connectionString: supabase.dbUrl });
  await database.connect();
  await database.query(`
    create table public.users (id int primary key, username text not null, boss int references public.users, data jsonb);
    create table public.messages (id int primary key, body text, username text, author int references public.users);
    create table public.tags (id int primary key, name text);
    create table public.message_tags (message int references public.messages, tag int references public.tags, primary key (message, tag));
    create view public.shouting as select id, upper(body) as body, author from public.messages;
    create function public.full_name(public.users) returns text language sql stable return 'The ' || $1.username;
    create function public.last_message(public.users) returns setof public.messages rows 1 language sql stable
      begin atomic select * from public.messages where author = $1.id order by id desc limit 1; end;
    create function public.find_users(prefix text) returns setof public.users language sql stable
      begin atomic select * from public.users where username like prefix || '%'; end;
    insert into public.users values (1, 'ada', null, '{"rank": {"level": 3}}'), (2, 'bob', 1, '{"rank": {"level": 1}}'), (3, 'cyd', 1, null);
    insert into public.messages values (1, 'hello', 'ada', 1), (2, 'a, "b" (c)', 'bob', 2), (3, 'bye', 'ada', 1), (4, null, null, null);
    insert into public.tags values (1, 'red'), (2, 'blue');
    insert into public.message_tags values (1, 1), (1, 2), (3, 2);
    grant all on all tables in schema public to service_role;
    grant select on public.users to anon, authenticated;
    create function public.sleep(seconds float8) returns void language sql begin atomic select pg_sleep(seconds); end;
  `);
  client = createClient(supabase.apiUrl, supabase.secretKey, { auth: { persistSession: false } });
  await eventually(async () => {
    const { error } = await client.from('shouting').select();
    if (error) throw new Error(error.message);
  });
});
afterAll(async () => {
  await database.end();
  await supabase.stop();
});

async function read(promise: PromiseLike<{ data: unknown; error: unknown }>): Promise<unknown> {
  const { data, error } = await promise;
  return error ?? data;
}

describe('embeds', () => {
  test('the star means the columns of the table of this schema, also beside tables of auth and realtime', async () => {
    expect(await read(client.from('messages').select('id,users(*)').eq('id', 2))).toEqual([
      { id: 2, users: { id: 2, username: 'bob', boss: 1, data: { rank: { level: 1 } } } },
    ]);
    expect(await read(client.from('users').select('id,messages(*)').eq('id', 2))).toEqual([
      { id: 2, messages: [{ id: 2, body: 'a, "b" (c)', username: 'bob', author: 2 }] },
    ]);
  });

  test.each([
    ['many-to-many', 'id,tags(name)', [{ id: 1, tags: [{ name: 'red' }, { name: 'blue' }] }]],
    ['by the column, with an alias', 'writer:author(username)', [{ writer: { username: 'ada' } }]],
    ['by the constraint', 'users!messages_author_fkey(username)', [{ users: { username: 'ada' } }]],
    ['spread', 'id,...users(name:username)', [{ id: 1, name: 'ada' }]],
    [
      'nested',
      'users(boss,messages(id,tags(id)))',
      [
        {
          users: {
            boss: null,
            messages: [
              { id: 1, tags: [{ id: 1 }, { id: 2 }] },
              { id: 3, tags: [{ id: 2 }] },
            ],
          },
        },
      ],
    ],
    [
      'a computed column and relationship',
      'users(full_name,last_message(id))',
      [{ users: { full_name: 'The ada', last_message: { id: 3 } } }],
    ],
    ['a cast and a path', 'id::text,users(level:data->rank->level)', [{ id: '1', users: { level: 3 } }]],
  ])('%s', async (_, select, expected) => {
    expect(await read(client.from('messages').select(select).eq('id', 1))).toEqual(expected);
  });

  test('of a table with itself, a view, and an inner join with a filter', async () => {
    expect(await read(client.from('users').select('id,boss:boss(username)').eq('id', 2))).toEqual([
      { id: 2, boss: { username: 'ada' } },
    ]);
    expect(await read(client.from('users').select('id,users(id)').eq('id', 1))).toEqual([
      { id: 1, users: [{ id: 2 }, { id: 3 }] },
    ]);
    expect(await read(client.from('shouting').select('body,users(username)').eq('id', 1))).toEqual([
      { body: 'HELLO', users: { username: 'ada' } },
    ]);
    expect(
      await read(
        client.from('messages').select('id,users!inner(id)').eq('users.username', 'ada').order('id'),
      ),
    ).toEqual([
      { id: 1, users: { id: 1 } },
      { id: 3, users: { id: 1 } },
    ]);
    expect(await read(client.from('messages').select('id,users(id)').is('users', null))).toEqual([
      { id: 4, users: null },
    ]);
    expect(
      await read(
        client
          .from('messages')
          .select('id,users(id)')
          .order('users(username)', { ascending: false, nullsFirst: false })
          .limit(2),
      ),
    ).toEqual([
      { id: 2, users: { id: 2 } },
      { id: 1, users: { id: 1 } },
    ]);
    expect(
      await read(
        client
          .from('users')
          .select('id,messages(id)')
          .eq('id', 1)
          .order('id', { referencedTable: 'messages', ascending: false })
          .limit(1, { referencedTable: 'messages' }),
      ),
    ).toEqual([{ id: 1, messages: [{ id: 3 }] }]);
  });

  test('that do not exist are refused with the reason', async () => {
    expect((await client.from('messages').select('nowhere(*)')).error).toMatchObject({
      code: 'PGRST200',
      message: "Could not find a relationship between 'messages' and 'nowhere' in the schema cache",
    });
    expect((await client.from('mesages').select()).error).toEqual({
      code: 'PGRST205',
      details: null,
      hint: "Perhaps you meant the table 'public.messages'",
      message: "Could not find the table 'public.mesages' in the schema cache",
    });
    expect((await client.from('messages').select('nothing')).error?.code).toBe('42703');
  });
});

function selectIds() {
  return client.from('messages').select('id').order('id');
}

async function ids(filter: (query: ReturnType<typeof selectIds>) => ReturnType<typeof selectIds>) {
  const { data } = await filter(selectIds());
  return data?.map(({ id }: { id: number }) => id);
}

function countByName() {
  return client.from('messages').select('username,count()').order('username');
}

function findSleepers() {
  return database.query(
    `select 1 from pg_stat_activity where query like '%"sleep"%' and state = 'active' and pid <> pg_backend_pid()`,
  );
}

describe('filters', () => {
  test('compare, search, negate and combine', async () => {
    expect(await ids((query) => query.filter('body', 'in', String.raw`("hello","a, \"b\" (c)")`))).toEqual([
      1, 2,
    ]);
    expect(await ids((query) => query.like('body', '%e%'))).toEqual([1, 3]);
    expect(await ids((query) => query.not('body', 'is', null))).toEqual([1, 2, 3]);
    expect(await ids((query) => query.or('body.is.null,and(id.gt.1,username.eq.bob)'))).toEqual([2, 4]);
    expect(await ids((query) => query.or('body.eq."a, \\"b\\" (c)",id.in.(3,4)'))).toEqual([2, 3, 4]);
    expect(await ids((query) => query.textSearch('body', 'hello'))).toEqual([1]);
    expect(await ids((query) => query.likeAnyOf('body', ['h%', 'b%']))).toEqual([1, 3]);
    expect(await ids((query) => query.match({ username: 'ada', id: 3 }))).toEqual([3]);
    expect(await read(client.from('users').select('id').eq('data->rank->>level', '3'))).toEqual([{ id: 1 }]);
    expect(
      await read(
        client
          .from('users')
          .select('id')
          .contains('data', { rank: { level: 1 } }),
      ),
    ).toEqual([{ id: 2 }]);
    expect(await read(client.rpc('find_users', { prefix: 'a' }).select('id,messages(id)').limit(1))).toEqual([
      { id: 1, messages: [{ id: 1 }, { id: 3 }] },
    ]);
  });

  test('a malformed filter is refused', async () => {
    const response = await fetch(`${supabase.apiUrl}/rest/v1/messages?id=5`, {
      headers: { apikey: supabase.secretKey },
    });
    expect({ status: response.status, body: await response.json() }).toMatchObject({
      status: 400,
      body: { code: 'PGRST100' },
    });
  });
});

describe('answers', () => {
  test('count, limit, ranges and single rows', async () => {
    const some = await client.from('messages').select('id', { count: 'exact' }).range(1, 2).order('id');
    expect(some).toMatchObject({ data: [{ id: 2 }, { id: 3 }], count: 4, status: 206 });
    const head = await client.from('messages').select('*', { count: 'estimated', head: true });
    expect(head).toMatchObject({ data: null, count: 4, error: null });
    expect((await client.from('messages').select().gt('id', 1).single()).error?.code).toBe('PGRST116');
    expect((await client.from('messages').select().eq('id', 99).maybeSingle()).data).toBeNull();
    expect((await client.from('messages').select('id,body').lt('id', 3).csv()).data).toBe(
      'id,body\n1,hello\n2,"a, ""b"" (c)"',
    );
    expect(await read(client.from('messages').select('id,body').eq('id', 4).stripNulls())).toEqual([
      { id: 4 },
    ]);
  });

  test('writes: representation, upsert, filters that are needed, and rollback', async () => {
    const tags = () => client.from('tags');
    expect(await tags().insert({ id: 3, name: 'green' })).toMatchObject({ status: 201, data: null });
    expect(await tags().insert({ id: 3, name: 'green' })).toMatchObject({
      status: 409,
      error: { code: '23505' },
    });
    expect(await tags().upsert({ id: 3, name: 'lime' }).select()).toMatchObject({
      status: 200,
      data: [{ id: 3, name: 'lime' }],
    });
    expect(
      await tags()
        .upsert(
          [
            { id: 3, name: 'x' },
            { id: 4, name: 'y' },
          ],
          { ignoreDuplicates: true },
        )
        .select(),
    ).toMatchObject({ data: [{ id: 4 }] });
    expect(await tags().insert({ id: 5, colour: 'red' })).toMatchObject({
      status: 400,
      error: { code: 'PGRST204' },
    });
    expect(await tags().update({ name: 'none' })).toMatchObject({
      status: 400,
      error: { message: 'UPDATE requires a WHERE clause' },
    });
    expect(await tags().update({ name: 'sea' }, { count: 'exact' }).eq('id', 4).select('name')).toMatchObject(
      { data: [{ name: 'sea' }], count: 1, status: 200 },
    );
    const limited = await fetch(`${supabase.apiUrl}/rest/v1/tags?id=eq.4`, {
      method: 'PATCH',
      body: '{"name":"sky"}',
      headers: {
        apikey: supabase.secretKey,
        'Content-Type': 'application/json',
        Prefer: 'handling=strict, max-affected=0',
      },
    });
    expect(await limited.json()).toMatchObject({ code: 'PGRST124' });
    expect(await tags().delete().eq('id', 4).rollback()).toMatchObject({ status: 204 });
    expect(await tags().delete({ count: 'exact' }).in('id', [3, 4])).toMatchObject({ status: 204, count: 2 });
    expect(
      await client.from('message_tags').insert({ message: 3, tag: 1 }).select('tag,messages(body)').single(),
    ).toMatchObject({
      data: { tag: 1, messages: { body: 'bye' } },
    });
  });

  test('aggregates are refused until they are enabled', async () => {
    expect((await countByName()).error?.code).toBe('PGRST123');
    await database.query(
      `alter role authenticator set pgrst.db_aggregates_enabled to 'true'; notify pgrst, 'reload config'`,
    );
    await expect
      .poll(async () => (await countByName()).data, { timeout: 10_000 })
      .toEqual([
        { username: 'ada', count: 2 },
        { username: 'bob', count: 1 },
        { username: null, count: 1 },
      ]);
  });
});

describe('the schema', () => {
  test('that changes is seen, and requests are answered meanwhile', async () => {
    const refusals: unknown[] = [];
    const watch = { isOver: false };
    const asking = (async () => {
      do {
        const { error } = await client.from('tags').select('id').limit(1);
        if (error) refusals.push(error);
      } while (!watch.isOver);
    })();
    await database.query(
      'create table public.late (id int primary key); grant select on public.late to service_role',
    );
    await expect.poll(async () => (await client.from('late').select()).data, { timeout: 10_000 }).toEqual([]);
    await database.query('alter table public.late add column tag int references public.tags');
    await expect
      .poll(async () => (await client.from('late').select('tags(*)')).data, { timeout: 10_000 })
      .toEqual([]);
    await database.query('drop table public.late');
    await expect
      .poll(async () => (await client.from('late').select()).error?.code, { timeout: 10_000 })
      .toBe('PGRST205');
    watch.isOver = true;
    await asking;
    expect(refusals).toEqual([]);
  });
});

describe('limits', () => {
  test('an anonymous query ends after the 3 s of Supabase', async () => {
    await database.query('grant execute on function public.sleep(float8) to anon');
    const anon = createClient(supabase.apiUrl, supabase.publishableKey, { auth: { persistSession: false } });
    const started = performance.now();
    const { error } = await anon.rpc('sleep', { seconds: 30 });
    expect(error?.code).toBe('57014');
    expect(performance.now() - started).toBeLessThan(8000);
  });

  test('the query of a client that has gone is canceled', async () => {
    const controller = new AbortController();
    const request = client.rpc('sleep', { seconds: 60 }).abortSignal(controller.signal);
    const ended = request.then(({ error }) => error);
    await expect.poll(async () => (await findSleepers()).rowCount, { timeout: 10_000 }).toBe(1);
    controller.abort();
    expect(await ended).not.toBeNull();
    await expect.poll(async () => (await findSleepers()).rowCount, { timeout: 10_000 }).toBe(0);
  });

  test('a role that REST may not become is refused', async () => {
    const token = await new SignJWT({ role: 'postgres' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(supabase.jwtSecret));
    const response = await fetch(`${supabase.apiUrl}/rest/v1/users`, {
      headers: { apikey: supabase.publishableKey, Authorization: `Bearer ${token}` },
    });
    expect({ status: response.status, body: await response.json() }).toMatchObject({
      status: 403,
      body: { code: '42501' },
    });
  });
});
