import pg from 'pg';
import { converge } from '../packages/documents/test/converge.ts';
import { measureAnchors } from '../packages/documents/test/measure-anchors.ts';
import { measureKeystrokes } from '../packages/documents/test/measure-keystrokes.ts';
import { measureOpening } from '../packages/documents/test/measure-opening.ts';
import { startMortalSupabase } from '../packages/documents/test/mortal-supabase.ts';

// Co-editing under failures: 5 people, 200 operations each, 40 seeds, while connections, server and database are killed.
// Also measures the opening of a document of 250,000 edits, the time of a keystroke to another person, and the time of an
// edit beside 300 comments whose passages follow it.

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
  const { keystrokes, median, p95 } = await measureKeystrokes(supabase, pool);
  console.log(
    `a keystroke is committed and in the document of somebody else after ${median.toFixed(0)} ms (median of ${keystrokes}), ` +
      `${p95.toFixed(0)} ms (p95)`,
  );
  const anchors = measureAnchors();
  const { local, remote } = anchors;
  const ratio = (remote.anchors / remote.edit).toFixed(1);
  console.log(
    `${anchors.anchors} passages in ${anchors.words} words are followed in ${remote.anchors.toFixed(1)} ms per edit of somebody ` +
      `else, ${ratio} times what the edit takes to apply, and in ${local.anchors.toFixed(1)} ms per one's own; ` +
      `${anchors.opening.toFixed(0)} ms to find all of them at first, ${anchors.searching.toFixed(0)} ms by their words alone`,
  );
  if (converged < SEEDS || after.milliseconds > 1000 || median > 150) process.exitCode = 1;
} finally {
  await pool.end();
  await supabase.stop();
}
