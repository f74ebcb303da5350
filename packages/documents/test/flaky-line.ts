import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { listen } from '@headway/testing/listen';

/** One person's connection to a server, which can be cut. */
export interface FlakyLine {
  url: string;
  /** Cuts every connection there is. */
  cut(): void;
  /** While it is down every connection is refused. */
  setUp(isUp: boolean): void;
  close(): Promise<void>;
}

export async function openFlakyLine(to: string): Promise<FlakyLine> {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  let isUp = true;
  const server = createServer((near) => {
    if (!isUp) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy()); // being cut is what it is for
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const ownPort = await listen(server);
  return {
    url: `http://127.0.0.1:${ownPort}`,
    cut,
    setUp(next) {
      isUp = next;
      if (!isUp) cut();
    },
    async close() {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
}
