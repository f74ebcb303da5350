// Auth and REST in a thread of their own: hashing a password takes a tenth of a second in which Realtime must not
// stand still, and the driver below throws where nobody can catch it when it loses its connection within a
// transaction. That ends this thread, which is started again.
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import type { AppMessage, AppRequest, AppThreadData } from './app-messages.ts';
import { createSupabaseApp, type SupabaseApp } from './create-supabase-app.ts';
import { noteError, withSqlState } from './with-sql-state.ts';

const port = parentPort;
if (!port) throw new Error('app-thread.ts is the entry point of a worker thread');

function send(message: AppMessage): void {
  port?.postMessage(message);
}

// Every refused statement is written there, with its trace and the row that was refused. That it was refused and why
// is worth a line; the row is nobody's business.
console.error = (...values: unknown[]) => {
  const error = values.find((value) => value instanceof Error);
  noteError(error);
  send({ type: 'log', line: `API ${error ? toLine(error) : format(...values)}` });
};

function toLine(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code} ` : '';
  return `${code}${error.message}`;
}

async function answer(app: SupabaseApp, { id, method, url, headers, body }: AppRequest): Promise<void> {
  const request = new Request(url, { method, headers, ...(body ? { body } : {}) });
  const response = await withSqlState(() => app.fetch(request));
  send({
    type: 'response',
    id,
    status: response.status,
    headers: [...response.headers],
    body: new Uint8Array(await response.arrayBuffer()),
  });
}

const { dbUrl, keys, config }: AppThreadData = workerData;
const app = await createSupabaseApp(dbUrl, keys, config);
port.on('message', (request: AppRequest) => {
  answer(app, request).catch((error: unknown) => {
    send({ type: 'log', line: `API ${String(error)}` });
    send({ type: 'response', id: request.id, status: 500, headers: [], body: new Uint8Array() });
  });
});
send({ type: 'ready' });
