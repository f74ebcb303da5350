import { execFileSync } from 'node:child_process';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTeam } from './team.ts';
import { signIn } from './person.ts';
import { createQuietContent } from './quiet-content.ts';
import { openRawStream, type RawMessage } from './raw-stream.ts';
import { startWebProcess, type WebProcess } from './web-process.ts';

const EVENTS = 400;
/** So many show what memory the process takes while it does not collect yet. */
const EVENTS_BEFORE = 120;
/** Events of one commit. */
const BATCH = 10;
const TEXT = 'x'.repeat(250_000);
const MEGABYTE = 1_000_000;

const team = await createTeam();
const database = new Pool({ connectionString: team.databaseUrl });
// Its memory is measured, so nobody else may use it.
let web: WebProcess;
beforeAll(async () => {
  web = await startWebProcess(team);
});
afterAll(async () => {
  await web.stop();
  await database.end();
});

const isNumber = (n: number) => (message: RawMessage) => message.data['n'] === n;
const isSnapshot = ({ data }: RawMessage) => data.type === 'snapshot';

function residentBytes(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;
}

// 130 MB are written, read and parsed: that takes a busy machine a while.
test(
  'a reader that stops while 100 MB pass by costs the web process at most 50 MB, and then gets everything',
  { timeout: 240_000 },
  async () => {
    const editor = await signIn(team, 'editor');
    const content = await createQuietContent(database, team.projectId);
    const open = () =>
      openRawStream(new URL(`/api/events?topics=${content.topic}`, web.url), {
        headers: { Authorization: `Bearer ${editor.token}` },
      });
    const quick = await open();
    await quick.until(isSnapshot);

    /** Appends events as fast as the quick reader takes them. Returns the most memory the web process had meanwhile. */
    async function pour(from: number, count: number): Promise<number> {
      let most = 0;
      for (let first = from; first < from + count; first += BATCH) {
        const numbers = Array.from({ length: BATCH }, (_, index) => first + index);
        await content.append(...numbers.map((n) => ({ type: 'torrent', data: { n, text: TEXT } })));
        await quick.until(isNumber(first + BATCH - 1));
        most = Math.max(most, residentBytes(web.pid));
      }
      return most;
    }

    // The memory that events take when every reader reads.
    const usual = await pour(1, EVENTS_BEFORE);
    const slow = await open();
    await slow.until(isSnapshot);
    slow.pause();
    const most = await pour(EVENTS_BEFORE + 1, EVENTS);
    expect(EVENTS * TEXT.length).toBe(100 * MEGABYTE);
    expect(most - usual).toBeLessThan(50 * MEGABYTE);

    slow.resume();
    await slow.until(isNumber(EVENTS_BEFORE + EVENTS));
    const numbers = slow.messages.map(({ data }) => data['n']).filter((n) => n !== undefined);
    expect(numbers).toEqual(Array.from({ length: EVENTS }, (_, index) => EVENTS_BEFORE + 1 + index));
    slow.close();
    quick.close();
  },
);
