import { encodeServerMessage, type ServerFrame } from '../wire/encode-server-frame.ts';
import type { ProtocolVersion } from '../wire/protocol-version.ts';

/** What a channel says to its client. */
export interface ChannelOutput {
  /** Answers a message, if the client has given it a `ref`. */
  reply(ref: string | null, status: 'ok' | 'error', response?: unknown): void;
  push(event: string, payload: unknown): void;
  /** A `system` message: how an extension fares. */
  system(extension: 'system' | 'postgres_changes', status: 'ok' | 'error', message: string): void;
  /** The channel is closed: the client does not come back by itself. */
  close(): void;
  /** The channel has failed: the client joins again by itself. */
  fail(): void;
}

export interface ChannelOutputOptions {
  version: ProtocolVersion;
  topic: string;
  joinRef: string | null;
  send: (frame: ServerFrame) => void;
}

export function createChannelOutput({ version, topic, joinRef, send }: ChannelOutputOptions): ChannelOutput {
  const say = (event: string, payload: unknown, ref: string | null = null) =>
    send(encodeServerMessage(version, { joinRef, ref, topic, event, payload: JSON.stringify(payload) }));

  return {
    reply(ref, status, response = {}) {
      if (ref !== null) say('phx_reply', { status, response }, ref);
    },
    push: say,
    system(extension, status, message) {
      say('system', { message, status, extension, channel: topic.replace('realtime:', '') });
    },
    close: () => say('phx_close', {}, joinRef),
    fail: () => say('phx_error', {}, joinRef),
  };
}
