// Realtime in a process of its own, for tests that kill it.
import { createServer } from 'node:http';
import { createRealtimeServer } from '../src/realtime/create-realtime-server.ts';

const [dbUrl = '', jwtSecret = '', publishableKey = '', secretKey = '', port = '0'] = process.argv.slice(2);
const realtime = createRealtimeServer({ dbUrl, jwtSecret, publishableKey, secretKey });
const server = createServer((request, response) => {
  void realtime.handleRequest(request, response);
});
server.on('upgrade', (request, socket, head) => realtime.handleUpgrade(request, socket, head));
server.listen(Number(port), '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? address.port : 0);
});
