import { measureCommitToWrite } from './streaming/commit-to-write.ts';
import { measureFanOut, type FanOut } from './streaming/fan-out.ts';

// The cost of sending an event. Figures of one machine are hard to compare, so the same load runs through better-sse right
// before, and the result is the ratio. The kernel takes most of the time of a frame. On a machine that is too slow for the
// pace, one write sends several events, and the ratio falls.

const LOAD = { connections: 400, events: 100, everyMs: 10 };
const ROUNDS = 2;

const ours: FanOut[] = [];
const theirs: FanOut[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  theirs.push(await measureFanOut('better-sse', LOAD));
  ours.push(await measureFanOut('headway', LOAD));
}
const commit = await measureCommitToWrite(300);

console.log(
  `Event streams: ${LOAD.connections} connections x ${LOAD.events} events, one every ${LOAD.everyMs} ms`,
);
print('better-sse', best(theirs));
print('headway', best(ours));
const ratio = best(ours).microsecondsPerFrame / best(theirs).microsecondsPerFrame;
console.log(`processor time per frame: ${ratio.toFixed(2)} of better-sse's`);
console.log(`commit to write, Postgres: p50 ${commit.p50.toFixed(1)} ms, p99 ${commit.p99.toFixed(1)} ms`);

/** The round that other programs of the machine disturbed least. */
function best(rounds: FanOut[]): FanOut {
  return rounds.reduce((a, b) => (b.microsecondsPerFrame < a.microsecondsPerFrame ? b : a));
}

function print(name: string, { microsecondsPerFrame, p50, p99, residentMegabytes }: FanOut): void {
  const columns = [
    name.padEnd(12),
    `${microsecondsPerFrame.toFixed(1)} us/frame`,
    `p50 ${p50} ms`,
    `p99 ${p99} ms`,
    `${residentMegabytes.toFixed(0)} MB`,
  ];
  console.log(columns.join('   '));
}
