import { once } from 'node:events';
import type { Server } from 'node:net';

/** Lets a TCP or HTTP server listen on 127.0.0.1, by default on a free port, and resolves with the port. */
export async function listen(server: Server, port = 0): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return address.port;
}
