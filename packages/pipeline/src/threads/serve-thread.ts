import { parentPort } from 'node:worker_threads';
import { z } from 'zod';

const callSchema = z.object({ id: z.number(), request: z.unknown() });

/** The other side of `createThread`: answers each call with what `handle` returns or throws. */
export function serveThread(
  handle: (request: unknown, progress: (progress: unknown) => void) => unknown,
): void {
  const port = parentPort;
  if (!port) throw new Error('serveThread belongs into a worker thread');
  port.on('message', (raw: unknown) => {
    const { id, request } = callSchema.parse(raw);
    const progress = (progress: unknown): void => {
      port.postMessage({ kind: 'progress', id, progress });
    };
    (async () => handle(request, progress))().then(
      (value) => {
        port.postMessage({ kind: 'value', id, value });
      },
      (error: unknown) => {
        const { name, message } = error instanceof Error ? error : new Error(String(error));
        port.postMessage({ kind: 'error', id, name, message });
      },
    );
  });
}
