import pg from 'pg';
import { converge } from '../packages/documents/test/converge.ts';
import { measureOpening } from '../packages/documents/test/measure-opening.ts';
import { startMortalSupabase } from '../packages/documents/test/mortal-supabase.ts';

// Co-editing where nothing can be relied on: five people, 200 operations each, 40 seeds, with connections, server and
// database killed in between; and how long a document of 250,000 edits takes to open.

const SEEDS = Number(process.env['HEADWAY_BENCH_SEEDS'] ?? 40);

const supabase = await startMortalSupabase();
const pool = new pg.Pool({ connectionString: supabase.dbUrl, max: 4 });
pool.on('error', () => undefined); // the database is killed
try {
  let converged = 0;
  const durations: number[] = [];
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const { problems, milliseconds } = await converge(supabase, pool, seed);
    durations.push(milliseconds);
    if (problems.length === 0) converged += 1;
    else console.log(`seed ${seed}: ${problems.join(', ')}`);
  }
  const longest = (Math.max(...durations) / 1000).toFixed(1);
  console.log(`${converged} of ${SEEDS} seeds converge, every operation kept; the longest took ${longest} s`);
  const { edits, before, after } = await measureOpening(supabase, pool);
  console.log(
    `${edits} edits open in ${after.milliseconds.toFixed(0)} ms (${Math.round(after.bytes / 1024)} KiB) once compacted, ` +
      `${before.milliseconds.toFixed(0)} ms (${Math.round(before.bytes / 1024)} KiB) before`,
  );
  if (converged < SEEDS || after.milliseconds > 1000) process.exitCode = 1;
} finally {
  await pool.end();
  await supabase.stop();
}
