import { parseFrame } from '../../protocol/frame.ts';
import type { Position } from '../frames/position.ts';
import type { RealtimeTimings } from '../timings.ts';
import { createAlarm } from './alarm.ts';
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
import { parseRetryAfter } from './retry-after.ts';
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

/** The same for a page that has just come back: devices that sleep drop connections without notice. */
const SILENT_HEARTBEATS_AWAKE = 1.2;

/** Why a request or its stream failed. */
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
  return new Connection(options, listener);
}

class Connection implements TopicSource {
  readonly #options: ConnectionOptions;
  readonly #listener: SourceListener;
  readonly #positions = createTopicPositions();
  readonly #alarm = createAlarm();
  #machine: Machine = { phase: 'idle' };
  #request: AbortController | undefined;
  #lastByteAt = 0;
  #silentHeartbeats = SILENT_HEARTBEATS;
  /** The reconnection time that the server sent first, and the one that it sent before it ended the stream. */
  #retryMs: number | undefined;
  #partingMs: number | undefined;

  constructor(options: ConnectionOptions, listener: SourceListener) {
    this.#options = options;
    this.#listener = listener;
  }

  follow(topics: ReadonlyMap<string, Position | null>): void {
    const added = this.#positions.follow(topics);
    if (topics.size === 0) this.#step({ type: 'unwanted' });
    else if (this.#machine.phase === 'idle') this.#step({ type: 'wanted' });
    else if (added.length > 0) this.#step({ type: 'restart', reason: 'topics' });
  }

  position(topic: string): Position | null | undefined {
    return this.#positions.get(topic);
  }

  topics(): string[] {
    return this.#positions.topics();
  }

  recheckDeadline(): void {
    this.#alarm.check();
  }

  wake(): void {
    this.#silentHeartbeats = SILENT_HEARTBEATS_AWAKE;
    this.#alarm.check();
    this.#step({ type: 'wake' });
  }

  sleep(): void {
    this.#step({ type: 'offline', now: Date.now(), delay: this.#toDelay() });
  }

  restart(): void {
    const before = this.#machine;
    this.#step({ type: 'wake' });
    if (this.#machine !== before) return;
    if (this.#machine.phase === 'idle' && this.topics().length > 0) this.#step({ type: 'wanted' });
    else this.#step({ type: 'restart', reason: 'requested' });
  }

  close(): void {
    // The listener is not called: its owner closed the connection.
    const previous = this.#machine;
    this.#machine = stepMachine(previous, { type: 'close' });
    if (this.#machine !== previous) this.#enter(previous, this.#machine);
  }

  #step(event: MachineEvent): void {
    const previous = this.#machine;
    this.#machine = stepMachine(previous, event);
    if (this.#machine === previous) return;
    this.#enter(previous, this.#machine);
    this.#listener.onStatus(toConnectionStatus(this.#machine));
  }

  #enter(previous: Machine, next: Machine): void {
    if (next.phase !== 'live') this.#alarm.clear();
    if (next.phase !== 'live' && next.phase !== 'refreshing') this.#request?.abort();
    if (next.phase === 'requesting') {
      this.#request = new AbortController();
      const { signal } = this.#request;
      if (next.reason) {
        this.#listener.onReconnect({ at: Date.now(), reason: next.reason, attempt: next.attempt });
      }
      void this.#run(signal);
    } else if (next.phase === 'waiting' || next.phase === 'offline') {
      this.#alarm.set(
        () => next.retryAt,
        () => this.#step({ type: 'due' }),
      );
    } else if (next.phase === 'refreshing' && previous.phase !== 'refreshing') {
      void this.#refresh();
    }
  }

  async #refresh(): Promise<void> {
    const asked = this.#machine;
    let ok = false;
    try {
      ok = (await this.#options.refreshSession?.()) ?? false;
    } catch {
      // A hook that fails has no session to offer, which the state `signed-out` shows.
    }
    if (this.#machine === asked) this.#step({ type: 'refreshed', ok });
  }

  #lose(reason: ReconnectReason, atLeastMs?: number): void {
    const delay = { ...this.#toDelay(), atLeastMs };
    // The server ended the stream on purpose, and each stream at another moment, so a short delay makes no crowd.
    if (reason === 'ended') delay.baseMs = this.#options.timings.retryBaseMs / 10;
    this.#step({ type: 'lost', reason, now: Date.now(), online: this.#options.isOnline(), delay });
  }

  #toDelay(): DelayOptions {
    const { retryBaseMs, retryCapMs } = this.#options.timings;
    return { baseMs: this.#retryMs ?? retryBaseMs, capMs: retryCapMs, random: this.#options.random() };
  }

  /** One request from its start to its end. Nothing that it does counts once its signal is aborted. */
  async #run(signal: AbortSignal): Promise<void> {
    try {
      await this.#stream(signal);
      if (!signal.aborted) this.#lose('ended', this.#partingMs);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ConnectionError) this.#lose(error.reason, error.retryAfterMs);
      else this.#lose('network');
    }
  }

  async #stream(signal: AbortSignal): Promise<void> {
    const { url, timings, getToken, fetch } = this.#options;
    this.#giveUpAfter(() => timings.connectTimeoutMs, 'network');
    const token = await getToken?.();
    signal.throwIfAborted();
    const { topics, after } = this.#positions.toQuery();
    const response = await fetch(toUrl(url, topics, after), {
      headers: { accept: 'text/event-stream', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      cache: 'no-store',
      signal,
    });
    signal.throwIfAborted();
    if (response.status !== 200) {
      await this.#handleRefusal(response, topics.split(','), signal);
      return;
    }
    const type = response.headers.get('content-type') ?? '';
    if (!type.startsWith('text/event-stream') || !response.body) throw new ConnectionError('protocol');
    this.#giveUpAfter(() => timings.heartbeatMs * this.#silentHeartbeats, 'stalled');
    this.#positions.begin();
    await this.#readBody(response.body, signal);
  }

  async #readBody(body: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<void> {
    let retries = 0;
    this.#partingMs = undefined;
    await readEventStream(body, {
      onBytes: () => {
        this.#lastByteAt = Date.now();
        this.#silentHeartbeats = SILENT_HEARTBEATS;
      },
      onMessage: (data) => {
        signal.throwIfAborted();
        this.#receive(data);
        signal.throwIfAborted();
      },
      onRetry: (retryMs) => {
        retries += 1;
        if (retries === 1) this.#retryMs = retryMs;
        else this.#partingMs = retryMs;
      },
    });
  }

  /** Handles any status but 200. */
  async #handleRefusal(response: Response, asked: string[], signal: AbortSignal): Promise<void> {
    const denial = await readDenial(response);
    if (!denial) await response.body?.cancel();
    signal.throwIfAborted();
    if (response.status === 204) {
      this.#step({ type: 'finished' });
    } else if (response.status === 401) {
      this.#step({ type: 'unauthorized' });
    } else if (denial) {
      const topics = denial.topics?.filter((topic) => asked.includes(topic)) ?? asked;
      if (topics.length === 0) throw new ConnectionError('protocol');
      for (const topic of topics) {
        this.#positions.forget(topic);
        this.#listener.onDenied({ topic, code: denial.code, message: denial.message });
      }
      if (this.topics().length === 0) this.#step({ type: 'unwanted' });
      else this.#step({ type: 'restart', reason: 'topics' });
    } else {
      throw new ConnectionError('refused', parseRetryAfter(response.headers.get('retry-after'), Date.now()));
    }
  }

  #receive(data: string): void {
    const frame = parseFrame(data);
    if (!frame) throw new ConnectionError('protocol');
    const reception = this.#positions.receive(frame);
    switch (reception.type) {
      case 'frame':
        this.#listener.onFrame(reception.frame);
        return;
      case 'greeting':
        this.#step({ type: 'connected', now: Date.now() });
        return;
      case 'duplicate':
        this.#listener.onDuplicate(reception.frame);
        return;
      case 'gap':
        this.#listener.onGap(reception.topic);
        throw new ConnectionError('gap');
      case 'surplus':
        // A topic that is no longer followed costs nothing until its next frame; then a stream without it is opened.
        this.#step({ type: 'restart', reason: 'topics' });
        return;
      case 'violation':
        throw new ConnectionError('protocol');
      case 'noted':
    }
  }

  /** Gives the request up after a silence. */
  #giveUpAfter(silenceMs: () => number, reason: ReconnectReason): void {
    this.#lastByteAt = Date.now();
    this.#alarm.set(
      () => this.#lastByteAt + silenceMs(),
      () => this.#lose(reason),
    );
  }
}

function toUrl(url: string, topics: string, after: string | null): string {
  const query = new URLSearchParams({ topics });
  if (after !== null) query.set('after', after);
  return `${url}${url.includes('?') ? '&' : '?'}${query.toString()}`;
}
