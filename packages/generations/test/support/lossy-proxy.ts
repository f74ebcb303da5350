import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { listen } from '@headway/testing/listen';

/** A proxy before the database that loses some answers to commits, together with the connection. */
export interface LossyProxy extends AsyncDisposable {
  url: string;
  /** How many answers were lost. */
  lost(): number;
}

/** Loses the answer to every `nth` commit, also to one of a single statement; the commit itself arrives. */
export async function startLossyProxy(databaseUrl: string, nth: number): Promise<LossyProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let commits = 0;
  let lost = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let losing = false;
    client.on('data', (data) => {
      if (data.includes('commit\0') || data.includes('private.write_generation')) {
        commits += 1;
        losing = commits % nth === 0;
      }
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      if (!losing) {
        client.write(data);
        return;
      }
      // the database has answered, so the commit is done
      lost += 1;
      client.destroy();
      upstream.destroy();
    });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${await listen(server)}`;
  return {
    url: url.href,
    lost: () => lost,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
