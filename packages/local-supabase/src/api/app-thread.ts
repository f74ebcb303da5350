// The thread of Auth and Storage. Hashing a password takes 0.1 s, which would stop Realtime and REST in one thread with it. And its
// driver throws an uncaught exception when it loses its connection within a transaction; that ends this
// thread, which is started again.
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import type { Mail } from '../mail/mailbox.ts';
import { createSupabaseApp, type SupabaseAppOptions } from './create-supabase-app.ts';

export interface AppRequest {
  id: number;
  method: string;
  url: string;
  headers: [string, string][];
  body: Uint8Array<ArrayBuffer> | undefined;
}

export interface AppResponse {
  status: number;
  headers: [string, string][];
  body: Uint8Array<ArrayBuffer>;
}

export type AppMessage =
  | { type: 'ready' }
  | { type: 'log'; line: string }
  | { type: 'mail'; mail: Mail }
  | ({ type: 'response'; id: number } & AppResponse);

const port = parentPort;
if (!port) throw new Error('app-thread.ts is the entry point of a worker thread');

function send(message: AppMessage): void {
  port?.postMessage(message);
}

// Auth writes every refused statement here, with its stack and the refused row. The log gets the reason, never the row.
console.error = (...values: unknown[]) => {
  const error = values.find((value) => value instanceof Error);
  send({ type: 'log', line: `API ${error ? toLine(error) : format(...values)}` });
};

console.warn = (...values: unknown[]) => {
  const line = format(...values);
  // what a start says of Storage; the README tells what it lacks
  if (!line.startsWith('EXPERIMENTAL FEATURES')) send({ type: 'log', line: `API ${line}` });
};

function toLine(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code} ` : '';
  return `${code}${error.message}`;
}

const data: SupabaseAppOptions = workerData;
const answer = await createSupabaseApp(data, (mail) => send({ type: 'mail', mail }));

async function handle({ id, method, url, headers, body }: AppRequest): Promise<void> {
  const request = new Request(url, { method, headers, ...(body ? { body } : {}) });
  const response = await answer(request);
  send({
    type: 'response',
    id,
    status: response.status,
    headers: [...response.headers],
    body: new Uint8Array(await response.arrayBuffer()),
  });
}

port.on('message', (request: AppRequest) => {
  handle(request).catch((error: unknown) => {
    send({ type: 'log', line: `API ${String(error)}` });
    send({ type: 'response', id: request.id, status: 500, headers: [], body: new Uint8Array() });
  });
});
send({ type: 'ready' });
