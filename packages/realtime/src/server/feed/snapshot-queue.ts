import type { EventLog, LogSnapshot, TopicSnapshot } from '../log/event-log.ts';

interface Request {
  topics: string[];
  resolve(snapshot: LogSnapshot): void;
  reject(error: unknown): void;
}

const MAX_TOPICS_PER_QUERY = 500;

/** Reads the snapshots that streams request at the same time in one query, each topic once. */
export class SnapshotQueue {
  readonly #log: EventLog;
  readonly #onEpoch: (epoch: string) => void;
  #requests: Request[] = [];
  #requesting = false;

  constructor(log: EventLog, onEpoch: (epoch: string) => void) {
    this.#log = log;
    this.#onEpoch = onEpoch;
  }

  /** Reads snapshots that are no older than this call. Rejects when the log fails. */
  request(topics: string[]): Promise<LogSnapshot> {
    const { promise, resolve, reject } = Promise.withResolvers<LogSnapshot>();
    this.#requests.push({ topics, resolve, reject });
    if (!this.#requesting) {
      this.#requesting = true;
      setImmediate(() => void this.#requestAll());
    }
    return promise;
  }

  async #requestAll(): Promise<void> {
    while (this.#requests.length > 0) {
      const batch = this.#nextBatch();
      try {
        const { epoch, topics } = await this.#log.snapshot([
          ...new Set(batch.flatMap((request) => request.topics)),
        ]);
        this.#onEpoch(epoch);
        const byTopic = new Map(topics.map((snapshot) => [snapshot.topic, snapshot]));
        for (const request of batch) request.resolve({ epoch, topics: pick(byTopic, request.topics) });
      } catch (error) {
        for (const request of batch) request.reject(error);
      }
    }
    this.#requesting = false;
  }

  #nextBatch(): Request[] {
    let topics = 0;
    const beyond = this.#requests.findIndex(
      (request) => (topics += request.topics.length) > MAX_TOPICS_PER_QUERY,
    );
    return this.#requests.splice(0, beyond === -1 ? this.#requests.length : Math.max(1, beyond));
  }
}

function pick(byTopic: Map<string, TopicSnapshot>, topics: string[]): TopicSnapshot[] {
  return topics.map((topic) => {
    const snapshot = byTopic.get(topic);
    if (!snapshot) throw new Error(`the log gave no snapshot of ${topic}`);
    return snapshot;
  });
}
