import { encodeServerMessage, type ServerFrame } from '../wire/encode-server-frame.ts';
import type { ProtocolVersion } from '../wire/protocol-version.ts';

/** Sends the messages of a channel to its client. */
export type ChannelOutput = ReturnType<typeof createChannelOutput>;

export function createChannelOutput(options: {
  version: ProtocolVersion;
  topic: string;
  joinRef: string | null;
  send: (frame: ServerFrame) => void;
}) {
  const { version, topic, joinRef } = options;
  const push = (event: string, payload: unknown, ref: string | null = null): void =>
    options.send(
      encodeServerMessage(version, { joinRef, ref, topic, event, payload: JSON.stringify(payload) }),
    );

  return {
    /** Answers a message that has a `ref`. */
    reply(ref: string | null, status: 'ok' | 'error', response: unknown = {}) {
      if (ref !== null) push('phx_reply', { status, response }, ref);
    },
    push,
    /** Sends a `system` message, which reports the state of an extension. */
    system(extension: 'system' | 'postgres_changes', status: 'ok' | 'error', message: string) {
      push('system', { message, status, extension, channel: topic.replace('realtime:', '') });
    },
    /** Closes the channel; the client does not join again by itself. */
    close: () => push('phx_close', {}, joinRef),
    /** Reports that the channel has failed; the client joins again by itself. */
    fail: () => push('phx_error', {}, joinRef),
  };
}
