import { createConnectionGroup, type ConnectionGroupOptions } from '../connection/connection-group.ts';
import { IDLE_STATUS, type ConnectionStatus } from '../connection/connection-status.ts';
import type { SourceDescription, SourceListener, TopicSource } from '../connection/topic-source.ts';
import type { RealtimeEnvironment, TabChannel } from '../environment.ts';
import { toFurthest, type Position } from '../frames/position.ts';
import { createLeaderWatch, type LeaderWatch } from './leader-watch.ts';
import { runSoon } from './run-soon.ts';
import { createTabLeader, type TabLeader } from './tab-leader.ts';
import { isTabMessage, TAB_PROTOCOL, type TabMessage, type TopicPositionList } from './tab-message.ts';
import { createTabPeers, toTabLock, type TabPeers } from './tab-peers.ts';

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
 * One connection for all tabs of a browser: the leader holds it and passes every frame on. When the leader goes, the
 * next one knows the topics and positions of all tabs from those frames, and resumes there. A tab that has missed
 * events, for whatever reason, sees it by the leader's positions and fetches them itself. Its readers drop frames that
 * come twice, as during a change of leaders.
 *
 * The leader may be a hidden page, whose timers are delayed by up to a minute. Everything that other tabs depend on it
 * therefore does in answer to their messages, which are not delayed.
 */
export function createSharedConnection(
  options: SharedConnectionOptions,
  listener: SourceListener,
): TopicSource {
  return new SharedConnection(options, listener);
}

class SharedConnection implements TopicSource {
  readonly #options: SharedConnectionOptions;
  readonly #listener: SourceListener;
  readonly #life = new AbortController();
  readonly #channel: TabChannel;
  readonly #peers: TabPeers;
  readonly #election: TabLeader;
  #own = new Map<string, Position | null>();
  /** The leader's topics and positions; unused while leading. */
  #led = new Map<string, Position | null>();
  #leaderId: string | null = null;
  #tabs = 1;
  #hasJoined = false;
  /** Present while this tab leads. */
  #connection: TopicSource | null = null;
  #status: ConnectionStatus = { ...IDLE_STATUS, state: 'connecting' };
  #pingTimer: ReturnType<typeof setTimeout> | undefined;
  #isApplying = false;
  #watch: LeaderWatch | null;

  constructor(options: SharedConnectionOptions, listener: SourceListener) {
    const { locks } = options;
    const name = `${options.name}:${TAB_PROTOCOL}`;
    this.#options = options;
    this.#listener = listener;
    this.#channel = options.openChannel(name, (message) => {
      if (isTabMessage(message) && !this.#life.signal.aborted) this.#receive(message);
    });
    this.#peers = createTabPeers(name, locks, () => this.#scheduleApply());
    this.#watch = this.#startWatch();
    this.#election = createTabLeader({
      name,
      locks,
      onLead: () => this.#lead(),
      onDeposed: () => this.#stepDown(),
    });
    this.#join(name);
    listener.onStatus(this.#status);
  }

  follow(topics: ReadonlyMap<string, Position | null>): void {
    this.#own = new Map(topics);
    if (this.#connection) this.#scheduleApply();
    else this.#announce();
  }

  position(topic: string): Position | null | undefined {
    return this.#connection ? this.#connection.position(topic) : this.#led.get(topic);
  }

  topics(): string[] {
    return this.#connection ? this.#connection.topics() : [...this.#led.keys()];
  }

  recheckDeadline(): void {
    this.#connection?.recheckDeadline();
  }

  wake(): void {
    if (this.#connection) this.#connection.wake();
    else this.#watch?.pingNow(true);
  }

  sleep(): void {
    this.#connection?.sleep();
  }

  restart(): void {
    if (this.#connection) this.#connection.restart();
    else this.#post({ type: 'restart', from: this.#options.tabId });
  }

  close(): void {
    this.#post({ type: 'bye', from: this.#options.tabId });
    clearTimeout(this.#pingTimer);
    this.#watch?.stop();
    this.#connection?.close();
    this.#connection = null;
    this.#peers.clear();
    this.#life.abort();
    this.#election.resign();
    this.#channel.close();
  }

  describe(): SourceDescription {
    return {
      role: this.#connection ? 'leader' : 'follower',
      leaderId: this.#leaderId,
      tabs: this.#tabs,
    };
  }

  #post(message: TabMessage): void {
    this.#channel.post(message);
  }

  #ping(wake: boolean): void {
    this.#post({ type: 'ping', from: this.#options.tabId, wake });
  }

  #startWatch(): LeaderWatch {
    return createLeaderWatch({
      timings: this.#options.timings,
      random: this.#options.random,
      ping: (wake) => this.#ping(wake),
      onSilent: () => this.#election.takeOver(),
    });
  }

  /** Announces this tab once its lock is held: without the lock the leader could not see the tab vanish. */
  #join(name: string): void {
    const { locks, tabId } = this.#options;
    const { signal } = this.#life;
    const hold = (): Promise<void> => {
      this.#hasJoined = true;
      if (!this.#connection) this.#announce();
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    };
    locks.request(toTabLock(name, tabId), { signal }, hold).catch(() => {
      // Closed before it was granted. Where locks are refused, this tab leads itself and has no other to announce to.
    });
  }

  #announce(): void {
    if (!this.#hasJoined) return;
    const topics = [...this.#own].map(([topic, start]): TopicPositionList[number] => [
      topic,
      this.#options.positionOf(topic) ?? start,
    ]);
    this.#post({ type: 'announce', from: this.#options.tabId, topics });
  }

  #lead(): void {
    const { tabId } = this.#options;
    this.#leaderId = tabId;
    this.#watch?.stop();
    this.#watch = null;
    clearTimeout(this.#pingTimer);
    this.#peers.inherit(this.#led);
    this.#led = new Map();
    this.#connection = createConnectionGroup(this.#options, {
      ...this.#listener,
      onFrame: (frame) => {
        this.#post({ type: 'frame', from: tabId, frame });
        this.#listener.onFrame(frame);
      },
      onDenied: (error) => {
        this.#own.delete(error.topic);
        this.#peers.forget(error.topic);
        this.#post({ type: 'denied', from: tabId, error });
        this.#listener.onDenied(error);
      },
      onStatus: (next) => {
        this.#status = next;
        this.#broadcastState();
        this.#listener.onStatus(next);
      },
    });
    this.#post({ type: 'roll-call', from: tabId });
    this.#apply();
  }

  #stepDown(): void {
    this.#connection?.close();
    this.#connection = null;
    this.#peers.clear();
    this.#leaderId = null;
    this.#watch = this.#startWatch();
    this.#watch.pingNow(false);
    this.#announce();
  }

  /** Several changes in one turn, as when all tabs answer a roll call, become one change of the connection. */
  #scheduleApply(): void {
    if (this.#isApplying) return;
    this.#isApplying = true;
    runSoon(() => {
      this.#isApplying = false;
      this.#apply();
    });
  }

  #apply(): void {
    if (!this.#connection) return;
    const everyone = new Map<string, (Position | null)[]>();
    for (const [topic, start] of this.#own) {
      everyone.set(topic, [this.#options.positionOf(topic) ?? start]);
    }
    this.#peers.collect(everyone);
    this.#connection.follow(new Map([...everyone].map(([topic, all]) => [topic, toFurthest(all)])));
    this.#tabs = this.#peers.count() + 1;
    this.#broadcastState();
    this.#listener.onPositions();
  }

  #broadcastState(): void {
    const connection = this.#connection;
    if (!connection) return;
    const topics = connection
      .topics()
      .map((topic): TopicPositionList[number] => [topic, connection.position(topic) ?? null]);
    this.#post({ type: 'lead', from: this.#options.tabId, status: this.#status, tabs: this.#tabs, topics });
  }

  #receive(message: TabMessage): void {
    if (this.#connection) this.#receiveAsLeader(message, this.#connection);
    else this.#receiveAsFollower(message);
  }

  #receiveAsLeader(message: TabMessage, connection: TopicSource): void {
    switch (message.type) {
      case 'announce':
        // A new tab means that a page was opened, perhaps after signing in again: a reason to try now.
        if (this.#peers.set(message.from, message.topics)) connection.wake();
        this.#scheduleApply();
        return;
      case 'bye':
        this.#peers.remove(message.from);
        this.#scheduleApply();
        return;
      case 'ping':
        if (message.wake) connection.wake();
        else connection.recheckDeadline();
        this.#broadcastState();
        return;
      case 'restart':
        connection.restart();
        return;
      default:
      // The other messages come from a leader that was deposed and has not noticed yet.
    }
  }

  #receiveAsFollower(message: TabMessage): void {
    switch (message.type) {
      case 'lead':
        this.#noteLeader(message.from);
        this.#tabs = message.tabs;
        this.#led = new Map(message.topics);
        this.#status = message.status;
        this.#listener.onStatus(this.#status);
        this.#listener.onPositions();
        this.#pingWhenDue(this.#status);
        if ([...this.#own.keys()].some((topic) => !this.#led.has(topic))) this.#announce();
        return;
      case 'roll-call':
        this.#noteLeader(message.from);
        this.#announce();
        return;
      case 'frame':
        this.#noteLeader(message.from);
        this.#led.set(message.frame.topic, message.frame.position);
        this.#listener.onFrame(message.frame);
        return;
      case 'denied':
        this.#led.delete(message.error.topic);
        if (this.#own.has(message.error.topic)) this.#listener.onDenied(message.error);
        return;
      default:
      // The other messages are for the leader.
    }
  }

  /** Pings a leader when its next attempt is due, because its own timer may be delayed. */
  #pingWhenDue({ retryAt }: ConnectionStatus): void {
    clearTimeout(this.#pingTimer);
    if (retryAt === null) return;
    this.#pingTimer = setTimeout(() => this.#ping(false), Math.max(0, retryAt - Date.now()));
  }

  #noteLeader(from: string): void {
    this.#leaderId = from;
    this.#watch?.heard();
  }
}
