import { isDeepStrictEqual } from 'node:util';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { TestInstallation } from './installation.ts';
import { readNatively } from './native-reader.ts';
import { requestGeneration, signIn, type Person } from './person.ts';

/** A process of an installation with two workers that is killed. */
export type Victim = 'web' | 'worker-1' | 'worker-2' | 'postgres' | 'supabase';

export interface FaultRunOptions {
  /** Generations are spread over so many projects, made for the run. */
  projects: number;
  generationsPerProject: number;
  /** Every other one follows one content, as ADR-007 has it; the rest all contents of a project at once. */
  clients: number;
  /** Killed in this order, as one generation after the other ends. */
  victims: readonly Victim[];
}

/** What a run with faults came to. */
export interface FaultRunFigures {
  generations: number;
  complete: number;
  clients: number;
  /** In the logs of all contents. */
  events: number;
  /** By all clients together. */
  received: number;
  /** Events that a client should have and has not. */
  missing: number;
  /** Events that a client has twice, out of order, or other than the log has them. */
  wrong: number;
  connections: number;
  resets: number;
  /** Each with the milliseconds until some client heard of something that happened after it. */
  kills: { victim: Victim; heardAgainMs: number }[];
  tookMs: number;
}

const KEYWORDS = ['server components', 'streaming text', 'caching and revalidation'];

const eventSchema = z.looseObject({ type: z.string(), topic: z.string(), seq: z.int(), at: z.number() });
type LoggedEvent = z.infer<typeof eventSchema>;
const pageSchema = z.object({
  epoch: z.string(),
  events: z.array(eventSchema),
  cursor: z.string(),
  more: z.boolean(),
});

/**
 * Lets clients follow generations from their first event to their last while `kill -9` takes one process after the
 * other, then compares what each of them has with the log.
 */
export async function runWithFaults(
  installation: TestInstallation,
  options: FaultRunOptions,
): Promise<FaultRunFigures> {
  const startedAt = performance.now();
  const person = await signIn(installation, 'owner');
  const projects = await Promise.all(
    Array.from({ length: options.projects }, (_, index) => requestProject(person, index, options)),
  );
  const contents = projects.flat();
  const [first = ''] = contents;
  const { epoch } = await readPage(person, first, '');

  const ended = new Set<string>();
  const heard = { lastAppendedAt: 0, everything: false };
  const followers = Array.from({ length: options.clients }, async (_, index) => {
    const single = contents[index % contents.length] ?? first;
    const project = projects[index % projects.length] ?? [single];
    const followed = index % 2 === 0 ? [single] : project;
    const path =
      index % 2 === 0
        ? `/api/content/${single}/progress`
        : `/api/events?topics=${project.map(toTopic).join(',')}`;
    const received = new Map<string, LoggedEvent[]>(followed.map((id) => [toTopic(id), []]));
    let open = followed.length;
    const reading = await readNatively(person, path, {
      after: `${epoch}~${followed.map(() => 0).join('.')}`,
      onMessage: ({ data }) => {
        const event = eventSchema.parse(data);
        received.get(event.topic)?.push(event);
        heard.lastAppendedAt = Math.max(heard.lastAppendedAt, event.at);
        if (event.type === 'progress') return false;
        ended.add(event.topic);
        open -= 1;
        return open === 0;
      },
    });
    return { received, reading };
  });

  const outcome = Promise.all(followers).finally(() => {
    heard.everything = true;
  });
  // Reported by whoever awaits it below.
  outcome.catch(() => undefined);
  const kills: FaultRunFigures['kills'] = [];
  for (const [index, victim] of options.victims.entries()) {
    const turn = (0.8 * contents.length * index) / options.victims.length;
    await until(() => heard.everything || ended.size >= turn);
    if (heard.everything) break;
    const killedAt = Date.now();
    const pid = installation.pid(victim);
    process.kill(pid, 'SIGKILL');
    await until(
      () => heard.everything || (heard.lastAppendedAt > killedAt && installation.pid(victim) !== pid),
    );
    kills.push({ victim, heardAgainMs: Date.now() - killedAt });
  }

  const clients = await outcome;
  const logs = new Map(
    await Promise.all(contents.map(async (id) => [toTopic(id), await readLog(person, id)] as const)),
  );
  const sum = (count: (client: (typeof clients)[number]) => number) =>
    clients.reduce((total, client) => total + count(client), 0);
  const compared = clients.flatMap(({ received }) =>
    [...received].map(([topic, events]) => compare(events, logs.get(topic) ?? [])),
  );
  return {
    generations: contents.length,
    complete: [...logs.values()].filter((log) => log.at(-1)?.type === 'complete').length,
    clients: clients.length,
    events: [...logs.values()].reduce((total, log) => total + log.length, 0),
    received: sum(({ received }) => [...received.values()].flat().length),
    missing: compared.reduce((total, { missing }) => total + missing, 0),
    wrong: compared.reduce((total, { wrong }) => total + wrong, 0),
    connections: sum(({ reading }) => reading.connections),
    resets: sum(({ reading }) => reading.resets),
    kills,
    tookMs: performance.now() - startedAt,
  };
}

/** The figures, for people. */
export function toTable({ kills, tookMs, ...counts }: FaultRunFigures): string {
  return [
    ...Object.entries(counts).map(([name, count]) => `${name.padEnd(12)} ${count}`),
    ...kills.map(
      ({ victim, heardAgainMs }) =>
        `kill -9 ${victim.padEnd(9)} heard again after ${(heardAgainMs / 1000).toFixed(1)} s`,
    ),
    `took ${(tookMs / 1000).toFixed(0)} s`,
  ].join('\n');
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await delay(20);
}

const toTopic = (contentId: string) => `content:${contentId}`;

/** Makes a project with its generations and returns their contents. */
async function requestProject(person: Person, index: number, options: FaultRunOptions): Promise<string[]> {
  const response = await person.call('POST', '/api/projects', { name: `Faults ${index + 1}` });
  const { id } = z.object({ id: z.string() }).parse(await response.json());
  const requested: string[] = [];
  for (let n = 0; n < options.generationsPerProject; n += 1) {
    const keyword = KEYWORDS[(index + n) % KEYWORDS.length] ?? '';
    requested.push((await requestGeneration(person, id, keyword)).contentId);
  }
  return requested;
}

async function readPage(person: Person, contentId: string, after: string) {
  const response = await person.call('GET', `/api/content/${contentId}/events?limit=500${after}`);
  return pageSchema.parse(await response.json());
}

async function readLog(person: Person, contentId: string): Promise<LoggedEvent[]> {
  const events: LoggedEvent[] = [];
  for (let after = ''; ;) {
    const page = await readPage(person, contentId, after);
    events.push(...page.events);
    if (!page.more) return events;
    after = `&after=${page.cursor}`;
  }
}

function compare(received: LoggedEvent[], log: LoggedEvent[]): { missing: number; wrong: number } {
  const seqs = new Set(received.map((event) => event.seq));
  return {
    missing: log.filter((event) => !seqs.has(event.seq)).length,
    wrong: received.filter((event, index) => !isDeepStrictEqual(event, log[index])).length,
  };
}
