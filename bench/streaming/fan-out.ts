import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The cost of sending the same events to all connections. */
export interface FanOut {
  /** Processor time per event and connection, in microseconds. */
  microsecondsPerFrame: number;
  /** From sending to receiving, in milliseconds. */
  p50: number;
  p99: number;
  residentMegabytes: number;
}

export interface FanOutLoad {
  connections: number;
  events: number;
  /** Milliseconds between two events. */
  everyMs: number;
}

const MARK = '#'.charCodeAt(0);
const usageSchema = z.object({ cpuMicroseconds: z.number(), residentBytes: z.number() });

/** Runs one of the servers of server-process.ts under this load. */
export async function measureFanOut(name: string, load: FanOutLoad): Promise<FanOut> {
  const child = fork(fileURLToPath(new URL('server-process.ts', import.meta.url)), [name]);
  try {
    const { port } = z.object({ port: z.number() }).parse(await nextMessage(child));
    const received = { frames: 0, waits: new Array<number>() };
    for (let i = 0; i < load.connections; i += 1) await connect(port, received, i % 10 === 0);
    // warms up: the first events, compiled code
    await sendAll(child, received, { ...load, events: 10 });
    received.waits = [];

    const before = await usage(child);
    await sendAll(child, received, load);
    const after = await usage(child);
    const waits = received.waits.toSorted((a, b) => a - b);
    return {
      microsecondsPerFrame:
        (after.cpuMicroseconds - before.cpuMicroseconds) / (load.connections * load.events),
      p50: waits[Math.floor(waits.length * 0.5)] ?? Number.NaN,
      p99: waits[Math.floor(waits.length * 0.99)] ?? Number.NaN,
      residentMegabytes: after.residentBytes / 1_048_576,
    };
  } finally {
    child.kill();
  }
}

interface Received {
  frames: number;
  waits: number[];
}

async function connect(port: number, received: Received, isProbe: boolean): Promise<void> {
  const request = get({ port, host: '127.0.0.1', agent: false });
  const [response] = z.tuple([z.custom<NodeJS.ReadableStream>()]).parse(await once(request, 'response'));
  request.on('error', () => {
    // The server was ended.
  });
  response.on('error', () => {
    // The server was ended.
  });
  response.on('data', (chunk: Buffer) => {
    for (let at = chunk.indexOf(MARK); at !== -1; at = chunk.indexOf(MARK, at + 1)) received.frames += 1;
    if (!isProbe) return;
    for (const [, sent] of chunk.toString().matchAll(/"sent":(\d+)/g))
      received.waits.push(Date.now() - Number(sent));
  });
  await once(response, 'data');
}

async function sendAll(child: ChildProcess, received: Received, load: FanOutLoad): Promise<void> {
  const expected = received.frames + load.connections * load.events;
  for (let i = 0; i < load.events; i += 1) {
    child.send('append');
    await wait(load.everyMs);
  }
  const deadline = Date.now() + 20_000;
  while (received.frames < expected) {
    if (Date.now() > deadline) throw new Error(`only ${received.frames} of ${expected} frames arrived`);
    await wait(5);
  }
}

async function usage(child: ChildProcess): Promise<z.infer<typeof usageSchema>> {
  const answer = nextMessage(child);
  child.send('usage');
  return usageSchema.parse(await answer);
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const [message] = z.array(z.unknown()).parse(await once(child, 'message'));
  return message;
}
