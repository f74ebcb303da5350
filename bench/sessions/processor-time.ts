import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Ticks of the clock in which the kernel counts processor time: 100 a second on every Linux. */
const TICKS_PER_SECOND = 100;

/**
 * Measures the share of a core that each process uses, in percent, over `seconds`. The share includes the children of the
 * process, such as the sessions of Postgres.
 *
 * @param pids by name
 */
export async function measureShares(
  pids: ReadonlyMap<string, number>,
  seconds: number,
): Promise<Map<string, number>> {
  const before = new Map([...pids].map(([name, pid]) => [name, readTicks(pid)]));
  await delay(seconds * 1000);
  return new Map(
    [...pids].map(([name, pid]) => {
      const ticks = readTicks(pid) - (before.get(name) ?? 0);
      return [name, (100 * ticks) / TICKS_PER_SECOND / seconds];
    }),
  );
}

/** User and system time of a process and its children, in ticks. */
function readTicks(pid: number): number {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readStat(Number(name)) ?? []);
  const own = stats.filter((stat) => stat.pid === pid);
  const children = stats.filter((stat) => stat.parent === pid);
  return [...own, ...children].reduce((total, stat) => total + stat.ticks, 0);
}

/** One line of `/proc/<pid>/stat`; undefined if the process has ended. */
function readStat(pid: number): { pid: number; parent: number; ticks: number } | undefined {
  try {
    // The name of the program, in parentheses, may contain spaces. After it: state, parent, ..., utime, stime, cutime, cstime.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const ticks = fields.slice(11, 15).reduce((total, field) => total + Number(field), 0);
    return { pid, parent: Number(fields[1]), ticks };
  } catch {
    return undefined;
  }
}
