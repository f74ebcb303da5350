// Realtime in a process of its own, so that its processor time and memory are its own.
import { createServer } from 'node:http';
import { createRealtimeServer } from '../../packages/local-supabase/src/realtime/create-realtime-server.ts';

const [dbUrl = '', jwtSecret = '', publishableKey = '', secretKey = ''] = process.argv.slice(2);
const realtime = createRealtimeServer({
  dbUrl,
  jwtSecret,
  publishableKey,
  secretKey,
  limits: { maxConcurrentUsers: 10_000, maxEventsPerSecond: 10_000 },
});
const server = createServer();
server.on('upgrade', (request, socket, head) => realtime.handleUpgrade(request, socket, head));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMicroseconds: user + system, residentBytes: process.memoryUsage().rss });
});
