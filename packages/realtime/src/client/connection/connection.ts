import { parseFrame } from '../../protocol/frame.ts';
import { createAlarm } from './alarm.ts';
import { parseRetryAfter } from './retry-after.ts';
import {
  stepMachine,
  toConnectionStatus,
  type DelayOptions,
  type Machine,
  type MachineEvent,
} from './connection-machine.ts';
import type { ReconnectReason } from './connection-status.ts';
import { readDenial } from './denial.ts';
import { readEventStream } from './event-stream-reader.ts';
import type { RealtimeTimings } from '../timings.ts';
import { createTopicPositions } from './topic-positions.ts';
import type { SourceListener, TopicSource } from './topic-source.ts';

/** What a connection needs. */
export interface ConnectionOptions {
  url: string;
  fetch: typeof globalThis.fetch;
  getToken?: (() => string | null | Promise<string | null>) | undefined;
  refreshSession?: (() => boolean | Promise<boolean>) | undefined;
  timings: RealtimeTimings;
  isOnline: () => boolean;
  random: () => number;
}

/** Heartbeats without a byte after which a stream is dead. */
const SILENT_HEARTBEATS = 2.5;

/** The same for a page that has just come back: devices that sleep drop connections without a word. */
const SILENT_HEARTBEATS_AWAKE = 1.2;

/** Why a request or its stream came to nothing. */
class ConnectionError extends Error {
  readonly reason: ReconnectReason;
  readonly retryAfterMs: number | undefined;

  constructor(reason: ReconnectReason, retryAfterMs?: number) {
    super(`connection lost: ${reason}`);
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * One HTTP event stream for a set of topics, kept up for as long as there are topics. Each topic's frames are
 * handed on in order, each once, none left out.
 */
export function createConnection(options: ConnectionOptions, listener: SourceListener): TopicSource {
  const { timings } = options;
  const positions = createTopicPositions();
  const alarm = createAlarm();
  let machine: Machine = { phase: 'idle' };
  let request: AbortController | undefined;
  let lastByteAt = 0;
  let silentHeartbeats = SILENT_HEARTBEATS;
  /** What the server says of reconnecting: in general, and with the last words of a stream that it ends. */
  let retryMs: number | undefined;
  let partingMs: number | undefined;

  function step(event: MachineEvent): void {
    const previous = machine;
    machine = stepMachine(previous, event);
    if (machine === previous) return;
    enter(previous, machine);
    listener.onStatus(toConnectionStatus(machine));
  }

  function enter(previous: Machine, next: Machine): void {
    if (next.phase !== 'live') alarm.clear();
    if (next.phase !== 'live' && next.phase !== 'refreshing') request?.abort();
    if (next.phase === 'requesting') {
      request = new AbortController();
      const { signal } = request;
      if (next.reason) {
        listener.onReconnect({ at: Date.now(), reason: next.reason, attempt: next.attempt });
      }
      void run(signal);
    } else if (next.phase === 'waiting' || next.phase === 'offline') {
      alarm.set(
        () => next.retryAt,
        () => step({ type: 'due' }),
      );
    } else if (next.phase === 'refreshing' && previous.phase !== 'refreshing') {
      void refresh();
    }
  }

  async function refresh(): Promise<void> {
    const asked = machine;
    let ok = false;
    try {
      ok = (await options.refreshSession?.()) ?? false;
    } catch {
      // A hook that fails has no session to offer; `signed-out` says so.
    }
    if (machine === asked) step({ type: 'refreshed', ok });
  }

  function lose(reason: ReconnectReason, atLeastMs?: number): void {
    const delay = { ...toDelay(), atLeastMs };
    // Ended in order, each stream in its own time: nothing is broken, and no crowd is coming.
    if (reason === 'ended') delay.baseMs = timings.retryBaseMs / 10;
    step({ type: 'lost', reason, now: Date.now(), online: options.isOnline(), delay });
  }

  function toDelay(): DelayOptions {
    const { retryBaseMs, retryCapMs } = timings;
    return { baseMs: retryMs ?? retryBaseMs, capMs: retryCapMs, random: options.random() };
  }

  /** One request from its start to its end. Nothing it does counts once its signal has been aborted. */
  async function run(signal: AbortSignal): Promise<void> {
    try {
      await stream(signal);
      if (!signal.aborted) lose('ended', partingMs);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ConnectionError) lose(error.reason, error.retryAfterMs);
      else lose('network');
    }
  }

  async function stream(signal: AbortSignal): Promise<void> {
    watch(() => timings.connectTimeoutMs, 'network');
    const token = await options.getToken?.();
    signal.throwIfAborted();
    const { topics, after } = positions.toQuery();
    const response = await options.fetch(toUrl(options.url, topics, after), {
      headers: { accept: 'text/event-stream', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      cache: 'no-store',
      signal,
    });
    signal.throwIfAborted();
    if (response.status !== 200) {
      await refuse(response, topics.split(','), signal);
      return;
    }
    const type = response.headers.get('content-type') ?? '';
    if (!type.startsWith('text/event-stream') || !response.body) throw new ConnectionError('protocol');
    watch(() => timings.heartbeatMs * silentHeartbeats, 'stalled');
    positions.begin();
    let retries = 0;
    partingMs = undefined;
    await readEventStream(response.body, {
      onBytes() {
        lastByteAt = Date.now();
        silentHeartbeats = SILENT_HEARTBEATS;
      },
      onMessage(data) {
        signal.throwIfAborted();
        receive(data);
        signal.throwIfAborted();
      },
      onRetry(value) {
        retries += 1;
        if (retries === 1) retryMs = value;
        else partingMs = value;
      },
    });
  }

  /** Any answer but 200. */
  async function refuse(response: Response, asked: string[], signal: AbortSignal): Promise<void> {
    const denial = await readDenial(response);
    if (!denial) await response.body?.cancel();
    signal.throwIfAborted();
    if (response.status === 204) {
      step({ type: 'finished' });
    } else if (response.status === 401) {
      step({ type: 'unauthorized' });
    } else if (denial) {
      const topics = denial.topics?.filter((topic) => asked.includes(topic)) ?? asked;
      if (topics.length === 0) throw new ConnectionError('protocol');
      for (const topic of topics) {
        positions.forget(topic);
        listener.onDenied({ topic, code: denial.code, message: denial.message });
      }
      if (positions.topics().length === 0) step({ type: 'unwanted' });
      else step({ type: 'restart', reason: 'topics' });
    } else {
      throw new ConnectionError('refused', parseRetryAfter(response.headers.get('retry-after'), Date.now()));
    }
  }

  function receive(data: string): void {
    const frame = parseFrame(data);
    if (!frame) throw new ConnectionError('protocol');
    const reception = positions.receive(frame);
    switch (reception.type) {
      case 'frame':
        listener.onFrame(reception.frame);
        return;
      case 'greeting':
        step({ type: 'connected', now: Date.now() });
        return;
      case 'duplicate':
        listener.onDuplicate(reception.frame);
        return;
      case 'gap':
        listener.onGap(reception.topic);
        throw new ConnectionError('gap');
      case 'surplus':
        // Only now that it costs something is the stream changed for one without the topic.
        step({ type: 'restart', reason: 'topics' });
        return;
      case 'violation':
        throw new ConnectionError('protocol');
      case 'noted':
    }
  }

  /** Gives the request up after a silence. */
  function watch(silenceMs: () => number, reason: ReconnectReason): void {
    lastByteAt = Date.now();
    alarm.set(
      () => lastByteAt + silenceMs(),
      () => lose(reason),
    );
  }

  return {
    follow(topics) {
      const added = positions.follow(topics);
      if (topics.size === 0) step({ type: 'unwanted' });
      else if (machine.phase === 'idle') step({ type: 'wanted' });
      else if (added.length > 0) step({ type: 'restart', reason: 'topics' });
    },
    position: positions.get,
    topics: positions.topics,
    look: alarm.look,
    wake() {
      silentHeartbeats = SILENT_HEARTBEATS_AWAKE;
      alarm.look();
      step({ type: 'wake' });
    },
    sleep() {
      step({ type: 'offline', now: Date.now(), delay: toDelay() });
    },
    restart() {
      const before = machine;
      step({ type: 'wake' });
      if (machine !== before) return;
      if (machine.phase === 'idle' && positions.topics().length > 0) step({ type: 'wanted' });
      else step({ type: 'restart', reason: 'requested' });
    },
    close() {
      // Without telling: whoever closes it knows.
      const previous = machine;
      machine = stepMachine(previous, { type: 'close' });
      if (machine !== previous) enter(previous, machine);
    },
  };
}

function toUrl(url: string, topics: string, after: string | null): string {
  const query = new URLSearchParams({ topics });
  if (after !== null) query.set('after', after);
  return `${url}${url.includes('?') ? '&' : '?'}${query.toString()}`;
}
