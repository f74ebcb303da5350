import { createServer, type RequestListener } from 'node:http';
import { createHub, createMemoryEventLog, toNodeResponse } from '@headway/realtime/server';
import { createChannel, createSession } from 'better-sse';
import { z } from 'zod';

// One server under load, in a process of its own, so that its processor time can be measured. The message `append` makes it
// send one event to all connections; `usage` makes it report its processor time.

interface ServerUnderLoad {
  listener: RequestListener;
  /** Sends one event to every connection. `at` is the time, which the readers compare. */
  send: (at: number) => void;
}

// '#' ends every event and occurs nowhere else, so that a reader can count events without parsing.
const TEXT = `${'x'.repeat(160)}#`;
const TOPIC = 'bench:fan-out';

const SERVERS: Record<string, () => ServerUnderLoad> = {
  headway: () => {
    const log = createMemoryEventLog();
    const hub = createHub({ log });
    return {
      listener: (request, response) => {
        void hub.open({ topics: [TOPIC], cursor: null }).then((opened) => {
          if (opened.kind === 'stream') toNodeResponse(opened.stream, request, response);
          else response.writeHead(503).end();
        });
      },
      send: (at) => void log.append(TOPIC, [{ event: { type: 'step', sent: at, text: TEXT } }]),
    };
  },
  'better-sse': () => {
    const channel = createChannel();
    return {
      listener: (request, response) => {
        void createSession(request, response).then((session) => channel.register(session));
      },
      send: (at) => void channel.broadcast({ type: 'step', sent: at, text: TEXT }, 'message'),
    };
  },
};

const create = SERVERS[process.argv[2] ?? ''];
if (!create) throw new Error(`the first argument is one of ${Object.keys(SERVERS).join(', ')}`);
const { listener, send } = create();
const server = createServer(listener).listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') process.send?.({ port: address?.port });
});
process.on('disconnect', () => process.exit());
process.on('message', (message) => {
  if (z.enum(['append', 'usage']).parse(message) === 'append') return send(Date.now());
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMicroseconds: user + system, residentBytes: process.memoryUsage.rss() });
});
