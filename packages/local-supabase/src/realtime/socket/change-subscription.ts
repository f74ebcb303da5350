import type { Identity } from '../auth/identity.ts';
import { BindingError } from '../changes/binding-error.ts';
import { parseBinding, toBindingId, type ChangeBinding } from '../changes/change-binding.ts';
import type { ChangeFeed } from '../changes/change-feed.ts';
import type { ChangeSubscriber } from '../changes/change-listeners.ts';
import { toReason, type RealtimeLog } from '../realtime-log.ts';
import type { ChannelOutput } from './channel-output.ts';

interface ChangeSubscriptionOptions {
  topic: string;
  /** The bindings as the client sent them. */
  asked: readonly Record<string, unknown>[];
  feed: ChangeFeed;
  output: ChannelOutput;
  log: RealtimeLog;
  identity(): Identity;
  receive: ChangeSubscriber['receiveChange'];
  /** Called when changes were missed, so that the client has to join again. */
  onRestored: () => void;
}

/** Listens to changes for a channel; from the beginning, so that no change is missed while the bindings are checked. */
export function createChangeSubscription(options: ChangeSubscriptionOptions) {
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

  const report = (status: 'ok' | 'error', message: string): void =>
    output.system('postgres_changes', status, message);

  const subscriber: ChangeSubscriber = {
    get identity() {
      return options.identity();
    },
    receiveChange: options.receive,
    changesLost: () => report('error', 'The replication connection was lost: changes may be missed'),
    changesRestored: options.onRestored,
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
    /** The bindings with their numbers, for the answer to the join. */
    describe: () => asked.map((one) => ({ ...one, id: toBindingId(one) })),
    /** Resolves when the changes are streaming; with a reason if they cannot be streamed. */
    async confirm(): Promise<string | undefined> {
      const problem = await findProblem();
      if (problem !== undefined) log('SubscriptionRefused', `${topic}: ${problem}`);
      return problem;
    },
    /** Sends the result of `confirm` to the client. */
    report(problem: string | undefined) {
      if (isStopped) return;
      if (problem === undefined) report('ok', 'Subscribed to PostgreSQL');
      else report('error', problem);
    },
    stop() {
      isStopped = true;
      feed.unlisten(subscriber);
    },
  };
}
