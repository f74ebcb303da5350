import { toReason, type RealtimeLog } from '../realtime-log.ts';
import type { TopicAuthorizer, TopicPermissions, TopicQuestion } from './authorize-topic.ts';

/** A private channel that is open, and so rests on what the policies said when it was entered. */
export interface WatchedChannel extends Readonly<TopicQuestion> {
  /** Goes on with what they say now, or is closed by it. */
  renew(permissions: TopicPermissions): void;
}

/** Asks the policies about open channels again and again. */
export interface PermissionWatch {
  watch(channel: WatchedChannel): void;
  unwatch(channel: WatchedChannel): void;
  stop(): Promise<void>;
}

export interface PermissionWatchOptions {
  authorizeTopics: TopicAuthorizer;
  /** How far apart these are, in milliseconds. */
  intervalMs: number;
  log: RealtimeLog;
}

/** Asked about in one query, so that no transaction takes long. */
const MOST_QUESTIONS = 200;
/** The database is kept busy by this for at most one part of so many. */
const IDLE_SHARE = 10;

/** Whoever has the same role and claims is asked about once per topic. Nothing is asked while no channel is open. */
export function createPermissionWatch({
  authorizeTopics,
  intervalMs,
  log,
}: PermissionWatchOptions): PermissionWatch {
  const channels = new Set<WatchedChannel>();
  let timer: NodeJS.Timeout | undefined;
  let asking = Promise.resolve();
  let isStopped = false;

  function schedule(delayMs: number): void {
    if (timer || isStopped || channels.size === 0) return;
    timer = setTimeout(() => {
      asking = askAll();
    }, delayMs);
  }

  async function askAll(): Promise<void> {
    const startedAt = performance.now();
    try {
      const groups = [...Map.groupBy([...channels].map(toQuestion), toKey).values()];
      for (let start = 0; start < groups.length; start += MOST_QUESTIONS) {
        if (isStopped) return;
        await ask(groups.slice(start, start + MOST_QUESTIONS));
      }
    } catch (error) {
      // nothing is known, so nothing changes
      log('DatabaseUnavailable', toReason(error));
    }
    timer = undefined;
    schedule(Math.max(intervalMs, (performance.now() - startedAt) * IDLE_SHARE));
  }

  async function ask(groups: Question[][]): Promise<void> {
    const answers = await authorizeTopics(groups.flatMap(([first]) => first ?? []));
    for (const [index, permissions] of answers.entries()) {
      for (const problem of permissions.problems) {
        log('PolicyFailed', `on realtime.messages, for topic ${groups[index]?.[0]?.topic}: ${problem}`);
      }
      for (const { channel, identity } of groups[index] ?? []) {
        // it may have been left or have got a new token meanwhile
        if (channels.has(channel) && channel.identity === identity) channel.renew(permissions);
      }
    }
  }

  return {
    watch(channel) {
      channels.add(channel);
      schedule(intervalMs);
    },
    unwatch(channel) {
      channels.delete(channel);
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await asking;
    },
  };
}

interface Question extends TopicQuestion {
  channel: WatchedChannel;
}

function toQuestion(channel: WatchedChannel): Question {
  return { channel, topic: channel.topic, identity: channel.identity };
}

function toKey({ topic, identity: { role, claims } }: Question): string {
  return JSON.stringify([topic, role, claims]);
}
