import type { Identity } from '../auth/identity.ts';
import { BindingError, parseBinding, toBindingId, type ChangeBinding } from '../changes/change-binding.ts';
import type { ChangeFeed } from '../changes/change-feed.ts';
import type { ChangeSubscriber } from '../changes/change-listeners.ts';
import { toReason, type RealtimeLog } from '../realtime-log.ts';
import type { ChannelOutput } from './channel-output.ts';

export interface ChangeSubscriptionOptions {
  topic: string;
  /** As the client asked. */
  asked: readonly Record<string, unknown>[];
  feed: ChangeFeed;
  output: ChannelOutput;
  log: RealtimeLog;
  identity(): Identity;
  receive: ChangeSubscriber['receiveChange'];
  /** What has been missed can only be found out by joining again. */
  onRestored(): void;
}

/** What a channel listens to in the database. */
export interface ChangeSubscription {
  readonly isEmpty: boolean;
  /** The bindings with their numbers, for the answer to the join. */
  describe(): Record<string, unknown>[];
  /** Resolves when the changes are streaming, to the reason if they cannot be. */
  confirm(): Promise<string | undefined>;
  /** Tells the client how that ended. */
  tell(problem: string | undefined): void;
  stop(): void;
}

/** Begins to listen at once, so that nothing is missed while the bindings are looked at. */
export function createChangeSubscription(options: ChangeSubscriptionOptions): ChangeSubscription {
  const { topic, asked, feed, output, log } = options;
  const bindings: ChangeBinding[] = [];
  let malformed: string | undefined;
  let isStopped = false;
  for (const one of asked) {
    try {
      bindings.push(parseBinding(one));
    } catch (error) {
      if (!(error instanceof BindingError)) throw error;
      malformed ??= error.message;
    }
  }

  const subscriber: ChangeSubscriber = {
    get identity() {
      return options.identity();
    },
    receiveChange: (payload, bindingIds) => options.receive(payload, bindingIds),
    changesLost() {
      output.system(
        'postgres_changes',
        'error',
        'The replication connection was lost: changes may be missed',
      );
    },
    changesRestored: () => options.onRestored(),
  };
  feed.listen(subscriber, bindings);

  async function findProblem(): Promise<string | undefined> {
    if (malformed !== undefined) return malformed;
    await feed.whenLive();
    try {
      await feed.validate(subscriber, bindings);
      return undefined;
    } catch (error) {
      if (error instanceof BindingError) return error.message;
      log('DatabaseUnavailable', toReason(error));
      return 'Realtime was unable to connect to the project database';
    }
  }

  return {
    isEmpty: asked.length === 0,
    describe: () => asked.map((one) => ({ ...one, id: toBindingId(one) })),
    async confirm() {
      const problem = await findProblem();
      if (problem !== undefined) log('SubscriptionRefused', `${topic}: ${problem}`);
      return problem;
    },
    tell(problem) {
      if (isStopped) return;
      if (problem === undefined) output.system('postgres_changes', 'ok', 'Subscribed to PostgreSQL');
      else output.system('postgres_changes', 'error', problem);
    },
    stop() {
      isStopped = true;
      feed.unlisten(subscriber);
    },
  };
}
