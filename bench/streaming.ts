import { measureCommitToWrite } from './streaming/commit-to-write.ts';
import { measureFanOut, type FanOut } from './streaming/fan-out.ts';

// What an event costs on its way out. Figures of one machine say little, so the same load runs through better-sse
// right before, and the ratio is what counts. Most of a frame is the kernel's; where the machine is too slow for the
// pace, several events go out in one write, which is when the ratio falls.

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

/** The round that whatever else the machine does disturbed least. */
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
