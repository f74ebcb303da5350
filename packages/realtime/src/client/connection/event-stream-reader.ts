import { createParser } from 'eventsource-parser';

/** Characters that may be waiting for the end of their message; a snapshot must fit in. */
const MAX_MESSAGE_LENGTH = 16 * 1024 * 1024;

/** What a stream says. */
export interface EventStreamHandlers {
  /** Called for every chunk of bytes, comments included: the other side is alive. */
  onBytes: () => void;
  /** Called with the data of each message. */
  onMessage: (data: string) => void;
  /** Called with the server's reconnection time, in milliseconds. */
  onRetry: (retryMs: number) => void;
}

class MessageTooLongError extends Error {
  readonly code = 'message_too_long';
}

/**
 * Reads an event stream to its end. A message cut off by the end is dropped, as the standard demands. Rejects
 * when the stream fails, when a handler throws, and with the code `message_too_long` when a message is longer
 * than the client accepts.
 */
export async function readEventStream(
  body: ReadableStream<Uint8Array>,
  handlers: EventStreamHandlers,
): Promise<void> {
  const decoder = new TextDecoder();
  const parser = createParser({
    maxBufferSize: MAX_MESSAGE_LENGTH,
    onEvent: (message) => handlers.onMessage(message.data),
    onRetry: handlers.onRetry,
    onError(error) {
      // The other errors are lines that the standard says to ignore.
      if (error.type === 'max-buffer-size-exceeded') throw new MessageTooLongError(error.message);
    },
  });
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      handlers.onBytes();
      parser.feed(decoder.decode(value, { stream: true }));
    }
  } catch (error) {
    // What is left of the body must not stay open behind a handler that threw.
    await reader.cancel(error).catch(() => undefined);
    throw error;
  }
}
