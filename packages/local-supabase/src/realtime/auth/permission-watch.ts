import { toReason, type RealtimeLog } from '../realtime-log.ts';
import type { TopicAuthorizer, TopicPermissions, TopicQuestion } from './authorize-topic.ts';

/** An open private channel, whose permissions can change. */
export interface WatchedChannel extends Readonly<TopicQuestion> {
  /** Receives the permissions of now: the channel applies them, or closes. */
  renew(permissions: TopicPermissions): void;
}

/** The most questions of one query, so that no transaction takes long. */
const MOST_QUESTIONS = 200;
/** After a check that took 1 ms, the next one waits for at least so many ms. */
const IDLE_SHARE = 10;

/** Checks the permissions of open private channels again and again. */
export type PermissionWatch = ReturnType<typeof createPermissionWatch>;

/**
 * Channels with the same topic, role and claims share one question. Nothing is asked while no channel is open.
 *
 * @param intervalMs milliseconds between two checks
 */
export function createPermissionWatch(
  authorizeTopics: TopicAuthorizer,
  intervalMs: number,
  log: RealtimeLog,
) {
  const channels = new Set<WatchedChannel>();
  let timer: NodeJS.Timeout | undefined;
  let checking = Promise.resolve();
  let isStopped = false;

  function schedule(delayMs: number): void {
    if (timer || isStopped || channels.size === 0) return;
    timer = setTimeout(() => {
      checking = checkAll();
    }, delayMs);
  }

  async function checkAll(): Promise<void> {
    const startedAt = performance.now();
    try {
      const questions = [...channels].map((channel) => ({
        channel,
        topic: channel.topic,
        identity: channel.identity,
      }));
      const groups = [...Map.groupBy(questions, toKey).values()];
      for (let start = 0; start < groups.length; start += MOST_QUESTIONS) {
        if (isStopped) return;
        await check(groups.slice(start, start + MOST_QUESTIONS));
      }
    } catch (error) {
      // the permissions of now are not known, so no channel changes
      log('DatabaseUnavailable', toReason(error));
    }
    timer = undefined;
    schedule(Math.max(intervalMs, (performance.now() - startedAt) * IDLE_SHARE));
  }

  async function check(groups: (TopicQuestion & { channel: WatchedChannel })[][]): Promise<void> {
    const answers = await authorizeTopics(groups.flatMap(([first]) => first ?? []));
    for (const [index, permissions] of answers.entries()) {
      for (const { channel, identity } of groups[index] ?? []) {
        // the channel may have closed or received a new token meanwhile
        if (channels.has(channel) && channel.identity === identity) channel.renew(permissions);
      }
    }
  }

  return {
    watch(channel: WatchedChannel) {
      channels.add(channel);
      schedule(intervalMs);
    },
    unwatch(channel: WatchedChannel) {
      channels.delete(channel);
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await checking;
    },
  };
}

function toKey({ topic, identity: { role, claims } }: TopicQuestion): string {
  return JSON.stringify([topic, role, claims]);
}
