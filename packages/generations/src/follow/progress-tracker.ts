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
import { GenerationFailedError } from './generation-failed-error.ts';
import type { Log } from '../store/log.ts';

export interface ProgressTrackerOptions {
  /** Where the content's events are. */
  events: EventLog;
  /** Where it says that the events could not be read; it goes on by itself when they can. */
  log: Log;
  /** How often to look when nothing was announced. Default 2000. */
  pollMs?: number;
}

interface ProgressTrackerEvents {
  progress: [ProgressEvent];
  complete: [CompleteEvent];
  error: [GenerationFailedError];
}

/**
 * ADR-007's tracker, following a generation that runs elsewhere. Emits where it stands, then each step, then
 * `complete` or `error`, and is at its end: nothing is missed, nothing told twice. Unlike with other emitters,
 * an `error` that nobody listens to is harmless.
 */
export class ContentGenerationProgressTracker extends EventEmitter<ProgressTrackerEvents> {
  readonly #topic: string;
  readonly #options: Required<ProgressTrackerOptions>;
  #following: AbortController | undefined;
  /** The last event told; null before the first look. */
  #position: { epoch: string; after: number } | null = null;

  constructor(contentId: string, options: ProgressTrackerOptions) {
    super();
    this.#topic = contentTopic(contentId);
    this.#options = { pollMs: 2000, ...options };
  }

  /** Follows until the end or `stop()`; resolves then. A second call while it follows does nothing. */
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
        // ends early when the topic moved or the tracker was stopped
        await delay(this.#options.pollMs, undefined, {
          signal: AbortSignal.any([signal, moved.signal]),
        }).catch(() => undefined);
      }
    } finally {
      await unsubscribe();
      this.#following = undefined;
    }
  }

  /** Follows no longer. */
  stop(): void {
    this.#following?.abort();
  }

  /** Tells what is new. Returns whether there is more to read at once. */
  async #advance(): Promise<boolean> {
    try {
      const position = this.#position;
      if (!position) return await this.#begin();
      const { epoch, topics } = await this.#options.events.read([
        { topic: this.#topic, after: position.after },
      ]);
      const read = topics[0];
      if (!read) return false;
      // what is between is gone: the state tells what became of it
      if (epoch !== position.epoch || read.floor > position.after) return await this.#begin();
      for (const { seq, event } of read.events) {
        position.after = seq;
        this.#tell(generationEventSchema.parse(event));
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
    this.#tell(toSnapshotEvent(generationStateSchema.parse(snapshot.state)));
    return true;
  }

  #tell(event: GenerationEvent): void {
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
