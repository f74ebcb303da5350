import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const readySchema = z.object({ type: z.literal('ready') });

/** Resolves at the first message `{ type: 'ready' }` of a process. */
export async function readyMessage(messages: AsyncIterable<unknown[]>): Promise<void> {
  for await (const [message] of messages) {
    if (readySchema.safeParse(message).success) return;
  }
}

/** Resolves once a GET of the address is answered with a 2xx. */
export async function readyOverHttp(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const answered = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) }).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await delay(100, undefined, { signal });
  }
}
