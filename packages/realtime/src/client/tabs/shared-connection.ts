import { createConnectionGroup, type ConnectionGroupOptions } from '../connection/connection-group.ts';
import { IDLE_STATUS, type ConnectionStatus } from '../connection/connection-status.ts';
import type { RealtimeEnvironment } from '../environment.ts';
import { createLeaderWatch, type LeaderWatch } from './leader-watch.ts';
import { toFurthest, type Position } from '../frames/position.ts';
import { runSoon } from './run-soon.ts';
import { createTabLeader } from './tab-leader.ts';
import { isTabMessage, TAB_PROTOCOL, type TabMessage, type TopicPositionList } from './tab-message.ts';
import { createTabPeers, toTabLock } from './tab-peers.ts';
import type { SourceListener, TopicSource } from '../connection/topic-source.ts';

/** What a shared connection needs beside what a connection needs. */
export interface SharedConnectionOptions extends ConnectionGroupOptions {
  /** Tabs with the same name share. */
  name: string;
  tabId: string;
  locks: NonNullable<RealtimeEnvironment['locks']>;
  openChannel: NonNullable<RealtimeEnvironment['openChannel']>;
  /** How far this tab has come. */
  positionOf: (topic: string) => Position | null;
}

/**
 * One connection for all tabs of a browser: the leader holds it and passes every frame on. When it goes, the
 * next leader knows the topics and positions of all from those frames, and resumes there. A tab that has missed
 * something, for whatever reason, sees it by the leader's positions and fetches it itself; frames that come
 * twice, as during a change of leaders, its readers drop.
 *
 * The leader may be a hidden page, whose timers wait for up to a minute: whatever others depend on it does in
 * answer to their messages, which do not wait.
 */
export function createSharedConnection(
  options: SharedConnectionOptions,
  listener: SourceListener,
): TopicSource {
  const { tabId, locks, timings } = options;
  const name = `${options.name}:${TAB_PROTOCOL}`;
  const life = new AbortController();
  const channel = options.openChannel(name, (message) => {
    if (isTabMessage(message) && !life.signal.aborted) receive(message);
  });
  const peers = createTabPeers(name, locks, settle);
  let own = new Map<string, Position | null>();
  /** What the leader says of its topics; of no use while leading. */
  let led = new Map<string, Position | null>();
  let leaderId: string | null = null;
  let tabs = 1;
  let hasJoined = false;
  let connection: TopicSource | null = null;
  let status: ConnectionStatus = { ...IDLE_STATUS, state: 'connecting' };
  let prod: ReturnType<typeof setTimeout> | undefined;
  let isSettling = false;
  let watch: LeaderWatch | null = startWatch();
  const election = createTabLeader({ name, locks, onLead: lead, onDeposed: stepDown });
  join();
  listener.onStatus(status);

  function post(message: TabMessage): void {
    channel.post(message);
  }

  function ping(wake: boolean): void {
    post({ type: 'ping', from: tabId, wake });
  }

  function startWatch(): LeaderWatch {
    return createLeaderWatch({
      timings,
      random: options.random,
      ping,
      onSilent: () => election.takeOver(),
    });
  }

  /** Only when the lock is held does the leader learn of this tab: it could not see it vanish otherwise. */
  function join(): void {
    const hold = (): Promise<void> => {
      hasJoined = true;
      if (!connection) announce();
      return new Promise((resolve) => life.signal.addEventListener('abort', () => resolve()));
    };
    locks.request(toTabLock(name, tabId), { signal: life.signal }, hold).catch(() => {
      // Closed before it was granted. Where locks are refused, this tab leads itself and has nobody to tell.
    });
  }

  function announce(): void {
    if (!hasJoined) return;
    const topics: TopicPositionList = [...own].map(([topic, start]) => [
      topic,
      options.positionOf(topic) ?? start,
    ]);
    post({ type: 'announce', from: tabId, topics });
  }

  function lead(): void {
    leaderId = tabId;
    watch?.stop();
    watch = null;
    clearTimeout(prod);
    peers.inherit(led);
    led = new Map();
    connection = createConnectionGroup(options, {
      ...listener,
      onFrame(frame) {
        post({ type: 'frame', from: tabId, frame });
        listener.onFrame(frame);
      },
      onDenied(error) {
        own.delete(error.topic);
        peers.forget(error.topic);
        post({ type: 'denied', from: tabId, error });
        listener.onDenied(error);
      },
      onStatus(next) {
        status = next;
        tell();
        listener.onStatus(next);
      },
    });
    post({ type: 'roll-call', from: tabId });
    apply();
  }

  function stepDown(): void {
    connection?.close();
    connection = null;
    peers.clear();
    leaderId = null;
    watch = startWatch();
    watch.ask(false);
    announce();
  }

  /** Several changes in one go, as when all tabs answer a roll call, are one change. */
  function settle(): void {
    if (isSettling) return;
    isSettling = true;
    runSoon(() => {
      isSettling = false;
      apply();
    });
  }

  function apply(): void {
    if (!connection) return;
    const everyone = new Map<string, (Position | null)[]>();
    for (const [topic, start] of own) everyone.set(topic, [options.positionOf(topic) ?? start]);
    peers.collect(everyone);
    connection.follow(new Map([...everyone].map(([topic, all]) => [topic, toFurthest(all)])));
    tabs = peers.count() + 1;
    tell();
    listener.onPositions();
  }

  function tell(): void {
    if (!connection) return;
    const topics = connection
      .topics()
      .map((topic): TopicPositionList[number] => [topic, connection?.position(topic) ?? null]);
    post({ type: 'lead', from: tabId, status, tabs, topics });
  }

  function receive(message: TabMessage): void {
    if (connection) receiveAsLeader(message, connection);
    else receiveAsFollower(message);
  }

  function receiveAsLeader(message: TabMessage, connection: TopicSource): void {
    switch (message.type) {
      case 'announce':
        // Someone has opened a page, perhaps after signing in again: reason enough to try now.
        if (peers.set(message.from, message.topics)) connection.wake();
        settle();
        return;
      case 'bye':
        peers.remove(message.from);
        settle();
        return;
      case 'ping':
        if (message.wake) connection.wake();
        else connection.look();
        tell();
        return;
      case 'restart':
        connection.restart();
        return;
      default:
      // What else there is comes from a leader that has been deposed and does not know it yet.
    }
  }

  function receiveAsFollower(message: TabMessage): void {
    switch (message.type) {
      case 'lead': {
        hear(message.from);
        tabs = message.tabs;
        led = new Map(message.topics);
        status = message.status;
        listener.onStatus(status);
        listener.onPositions();
        prodLater(status);
        if ([...own.keys()].some((topic) => !led.has(topic))) announce();
        return;
      }
      case 'roll-call':
        hear(message.from);
        announce();
        return;
      case 'frame':
        hear(message.from);
        led.set(message.frame.topic, message.frame.position);
        listener.onFrame(message.frame);
        return;
      case 'denied':
        led.delete(message.error.topic);
        if (own.has(message.error.topic)) listener.onDenied(message.error);
        return;
      default:
      // What else there is goes to the leader.
    }
  }

  /** Sees to it that a leader whose timers are late tries again when it meant to. */
  function prodLater({ retryAt }: ConnectionStatus): void {
    clearTimeout(prod);
    if (retryAt === null) return;
    prod = setTimeout(() => ping(false), Math.max(0, retryAt - Date.now()));
  }

  function hear(from: string): void {
    leaderId = from;
    watch?.heard();
  }

  return {
    follow(topics) {
      own = new Map(topics);
      if (connection) settle();
      else announce();
    },
    position: (topic) => (connection ? connection.position(topic) : led.get(topic)),
    topics: () => (connection ? connection.topics() : [...led.keys()]),
    look: () => connection?.look(),
    wake() {
      if (connection) connection.wake();
      else watch?.ask(true);
    },
    sleep() {
      connection?.sleep();
    },
    restart() {
      if (connection) connection.restart();
      else post({ type: 'restart', from: tabId });
    },
    close() {
      post({ type: 'bye', from: tabId });
      clearTimeout(prod);
      watch?.stop();
      connection?.close();
      connection = null;
      peers.clear();
      life.abort();
      election.resign();
      channel.close();
    },
    describe: () => ({
      role: connection ? 'leader' : 'follower',
      leaderId,
      tabs,
    }),
  };
}
