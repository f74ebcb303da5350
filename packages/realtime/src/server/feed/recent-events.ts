import type { EncodedEvent } from './encode-frame.ts';

/**
 * An unbroken run of a topic's newest events, for readers to share. Holds everything after `start` up to `end`, so
 * an event's place follows from its sequence number.
 */
export class RecentEvents {
  readonly #maxBytes: number;
  #events: EncodedEvent[] = [];
  #start = 0;
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get #end(): number {
    return this.#start + this.#events.length;
  }

  /** Events after the position: empty when there are none newer, null when the run does not reach back to it. */
  after(position: number): EncodedEvent[] | null {
    if (position < this.#start || position > this.#end) return null;
    return this.#events.slice(position - this.#start);
  }

  /** Whether {@link after} would have at least one. */
  hasAfter(position: number): boolean {
    return position >= this.#start && position < this.#end;
  }

  /** Joins what a read after the position found, without a gap; an older piece that does not touch is left out. */
  add(position: number, found: EncodedEvent[]): void {
    const last = position + found.length;
    if (found.length === 0 || last < this.#start || (last <= this.#end && position >= this.#start)) return;
    if (this.#events.length === 0 || position > this.#end) {
      this.clear();
      this.#start = position;
    }
    const newer = found.slice(this.#end - position);
    const older = position < this.#start ? found.slice(0, this.#start - position) : [];
    this.#events = [...older, ...this.#events, ...newer];
    this.#start = Math.min(this.#start, position);
    for (const event of [...older, ...newer]) this.#bytes += event.frame.byteLength;
    this.#trim();
  }

  clear(): void {
    this.#start = this.#end;
    this.#events = [];
    this.#bytes = 0;
  }

  #trim(): void {
    let count = 0;
    for (const event of this.#events) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#bytes -= event.frame.byteLength;
      count += 1;
    }
    this.#events = this.#events.slice(count);
    this.#start += count;
  }
}
