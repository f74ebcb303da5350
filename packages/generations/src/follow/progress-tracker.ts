import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { EventLog } from '@headway/realtime/server';
import {
  contentTopic,
  generationEventSchema,
  generationStateSchema,
  toSnapshotEvent,
  type CompleteEvent,
  type GenerationEvent,
  type ProgressEvent,
} from '@headway/topics/content';
import type { Log } from '../store/log.ts';
import { GenerationFailedError } from './generation-failed-error.ts';

/** What a tracker needs. */
export interface ProgressTrackerOptions {
  /** The log that holds the content's events. */
  events: EventLog;
  /** Receives a warning when the events cannot be read. The tracker tries again by itself. */
  log: Log;
  /** Milliseconds between two reads when no notification arrives. Default 2000. */
  pollMs?: number;
}

interface ProgressTrackerEvents {
  progress: [ProgressEvent];
  complete: [CompleteEvent];
  error: [GenerationFailedError];
}

/**
 * ADR-007's tracker. It follows a generation that runs in another process: emits `progress` with the current state, then
 * every event once and in order, then `complete` or `error`, and stops. An `error` without a listener does not throw.
 *
 * @example
 * const tracker = new ContentGenerationProgressTracker(contentId, { events, log });
 * tracker.on('progress', ({ percentage }) => console.log(percentage));
 * await tracker.start();
 */
export class ContentGenerationProgressTracker extends EventEmitter<ProgressTrackerEvents> {
  readonly #topic: string;
  readonly #options: Required<ProgressTrackerOptions>;
  #following: AbortController | undefined;
  /** The last event that was emitted; null before the first read. */
  #position: { epoch: string; after: number } | null = null;

  constructor(contentId: string, options: ProgressTrackerOptions) {
    super();
    this.#topic = contentTopic(contentId);
    this.#options = { pollMs: 2000, ...options };
  }

  /** Follows until the generation ends or `stop()` is called, then resolves. Does nothing while it already follows. */
  async start(): Promise<void> {
    if (this.#following) return;
    const { signal } = (this.#following = new AbortController());
    let moved = new AbortController();
    const unsubscribe = await this.#options.events.subscribe((topics) => {
      if (topics === null || topics.includes(this.#topic)) moved.abort();
    });
    try {
      while (!signal.aborted) {
        moved = new AbortController();
        const more = await this.#advance();
        if (more || signal.aborted) continue;
        // ends early when the topic has new events or the tracker is stopped
        await delay(this.#options.pollMs, undefined, {
          signal: AbortSignal.any([signal, moved.signal]),
        }).catch(() => undefined);
      }
    } finally {
      await unsubscribe();
      this.#following = undefined;
    }
  }

  /** Stops following. */
  stop(): void {
    this.#following?.abort();
  }

  /** Emits new events. Returns whether there are more to read at once. */
  async #advance(): Promise<boolean> {
    try {
      const position = this.#position;
      if (!position) return await this.#begin();
      const { epoch, topics } = await this.#options.events.read([
        { topic: this.#topic, after: position.after },
      ]);
      const read = topics[0];
      if (!read) return false;
      // the events in between were pruned: go on from the stored state
      if (epoch !== position.epoch || read.floor > position.after) return await this.#begin();
      for (const { seq, event } of read.events) {
        position.after = seq;
        this.#emitEvent(generationEventSchema.parse(event));
        if (this.#following?.signal.aborted) return false;
      }
      return position.after < read.head;
    } catch (error) {
      this.#options.log.warn('progress could not be read', { topic: this.#topic, reason: String(error) });
      return false;
    }
  }

  async #begin(): Promise<boolean> {
    const { epoch, topics } = await this.#options.events.snapshot([this.#topic]);
    const snapshot = topics.find(({ topic }) => topic === this.#topic);
    if (!snapshot || snapshot.state === null) return false;
    this.#position = { epoch, after: snapshot.head };
    this.#emitEvent(toSnapshotEvent(generationStateSchema.parse(snapshot.state)));
    return true;
  }

  #emitEvent(event: GenerationEvent): void {
    switch (event.type) {
      case 'progress':
        this.emit('progress', event);
        return;
      case 'complete':
        this.stop();
        this.emit('complete', event);
        return;
      case 'error':
        this.stop();
        if (this.listenerCount('error') > 0) this.emit('error', new GenerationFailedError(event));
    }
  }
}
