import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SignJWT } from 'jose';
import pg from 'pg';
import { z } from 'zod';
import { startTestDatabase } from '@headway/local-supabase/testing';
import { openRealtimeSocket } from './realtime-server/realtime-socket.ts';

// Local Realtime under load: 500 sockets in rooms of 10 receive 1,000 broadcasts a second in total, while 200 rows a second
// go to 20 people, each row checked against row-level security for each person.

const SOCKETS = 500;
const ROOM_SIZE = 10;
const BROADCASTS_PER_SECOND = 100;
const LISTENERS = 20;
const ROWS_PER_SECOND = 200;
const SECONDS = 10;
const TICK_MS = 10;
const PATIENCE_MS = 20_000;
const usageSchema = z.object({ cpuMicroseconds: z.number(), residentBytes: z.number() });

const jwtSecret = randomBytes(32).toString('hex');
const database = await startTestDatabase({ durable: true });
const sql = new pg.Pool({ connectionString: database.url, max: 4 });
await sql.query(`
  create table public.bench (id bigint generated always as identity primary key, sent_at double precision, body text);
  alter table public.bench enable row level security;
  create policy members on public.bench for select to authenticated using (auth.uid() is not null);
  grant select on public.bench to authenticated;
  alter publication supabase_realtime add table public.bench;
`);
const server = fork(fileURLToPath(new URL('realtime-server/server-process.ts', import.meta.url)), [
  database.url,
  jwtSecret,
  'sb_publishable_bench',
  'sb_secret_bench',
]);

try {
  const { port } = z.object({ port: z.number() }).parse(await nextMessage(server));
  const url = `ws://127.0.0.1:${port}/realtime/v1/websocket?apikey=sb_publishable_bench&vsn=2.0.0`;
  const idle = await usage();
  const broadcastWaits: number[] = [];
  const rowWaits: number[] = [];
  const rowIds: Set<number>[] = [];
  const sockets = [];
  for (let index = 0; index < SOCKETS; index += 1) {
    const isListener = index < LISTENERS;
    const seen = new Set<number>();
    if (isListener) rowIds.push(seen);
    sockets.push(
      await openRealtimeSocket({
        url,
        topic: toTopic(Math.floor(index / ROOM_SIZE)),
        token: await createToken(),
        config: {
          broadcast: { self: true },
          postgres_changes: isListener ? [{ event: 'INSERT', schema: 'public', table: 'bench' }] : [],
        },
        onBroadcast: (sentAt) => broadcastWaits.push(performance.now() - sentAt),
        onRow: (row) => {
          seen.add(row.id);
          rowWaits.push(performance.now() - row.sent_at);
        },
      }),
    );
  }
  const connected = await usage();

  const start = performance.now();
  const inserts: Promise<unknown>[] = [];
  let sent = 0;
  let inserted = 0;
  while (performance.now() - start < SECONDS * 1000) {
    const seconds = (performance.now() - start) / 1000;
    for (; sent < seconds * BROADCASTS_PER_SECOND; sent += 1) {
      const index = (sent * 37) % SOCKETS;
      sockets[index]?.broadcast(toTopic(Math.floor(index / ROOM_SIZE)), performance.now());
    }
    for (; inserted < seconds * ROWS_PER_SECOND; inserted += 1) {
      inserts.push(
        sql.query('insert into public.bench (sent_at, body) values ($1, $2)', [
          performance.now(),
          'x'.repeat(200),
        ]),
      );
    }
    await wait(TICK_MS);
  }
  await Promise.all(inserts);
  const expectedBroadcasts = sent * ROOM_SIZE;
  const expectedRows = inserted * LISTENERS;
  const deadline = performance.now() + PATIENCE_MS;
  while (
    (broadcastWaits.length < expectedBroadcasts || rowWaits.length < expectedRows) &&
    performance.now() < deadline
  ) {
    await wait(TICK_MS);
  }
  const busy = await usage();
  for (const socket of sockets) socket.close();

  const processorTime = (busy.cpuMicroseconds - connected.cpuMicroseconds) / 1e6;
  console.log(`${SOCKETS} sockets, ${SECONDS} s, ${LISTENERS} people listening to rows`);
  print('broadcasts', broadcastWaits, expectedBroadcasts);
  print('row changes', rowWaits, expectedRows);
  console.log(
    `server: ${((100 * processorTime) / SECONDS).toFixed(0)} % of a core, ` +
      `${toMegabytes(idle.residentBytes)} MB before, ${toMegabytes(connected.residentBytes)} MB connected, ` +
      `${toMegabytes(busy.residentBytes)} MB after`,
  );
  const distinctRows = rowIds.reduce((sum, ids) => sum + ids.size, 0);
  const isComplete =
    broadcastWaits.length === expectedBroadcasts &&
    rowWaits.length === expectedRows &&
    distinctRows === expectedRows;
  if (!isComplete) {
    console.log('Something was lost, or came twice.');
    process.exitCode = 1;
  }
} finally {
  server.kill('SIGKILL');
  await once(server, 'exit');
  await sql.end();
  await database.stop();
}

function toTopic(room: number): string {
  return `realtime:room-${room}`;
}

async function createToken(): Promise<string> {
  return new SignJWT({ role: 'authenticated', sub: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(jwtSecret));
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const [message] = await once(child, 'message');
  return message;
}

async function usage(): Promise<z.output<typeof usageSchema>> {
  server.send('usage');
  return usageSchema.parse(await nextMessage(server));
}

function print(name: string, waits: number[], expected: number): void {
  const sorted = waits.toSorted((one, other) => one - other);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? NaN).toFixed(1);
  console.log(
    `${name.padEnd(12)} ${waits.length} of ${expected} (${(expected / SECONDS).toFixed(0)}/s)   ` +
      `p50 ${at(0.5)} ms   p99 ${at(0.99)} ms`,
  );
}

function toMegabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
