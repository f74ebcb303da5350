import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A proxy before the database that counts its answers. */
export interface CountingProxy extends AsyncDisposable {
  url: string;
  /** Runs `work` and returns how many round trips it cost on all connections. */
  count(work: () => Promise<unknown>): Promise<number>;
}

/** `ReadyForQuery` ends every answer of Postgres, however many statements were sent at once. */
const READY_FOR_QUERY = 'Z'.charCodeAt(0);

/**
 * Starts a proxy that counts round trips on the wire.
 *
 * @see https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export async function startCountingProxy(databaseUrl: string): Promise<CountingProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let answers = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let rest = Buffer.alloc(0);
    upstream.on('data', (data) => {
      rest = Buffer.concat([rest, data]);
      // one byte of type, four of length, which counts itself
      while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
        if (rest[0] === READY_FOR_QUERY) answers += 1;
        rest = rest.subarray(rest.readInt32BE(1) + 1);
      }
      client.write(data);
    });
    client.on('data', (data) => upstream.write(data));
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${address.port}`;
  return {
    url: url.href,
    async count(work) {
      const before = answers;
      await work();
      return answers - before;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
