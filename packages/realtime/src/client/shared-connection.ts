import { createConnection, type ConnectionOptions } from './connection.ts';
import type { RealtimeEnvironment } from './environment.ts';
import type { SourceListener, TopicSource } from './topic-source.ts';

/** What a shared connection needs beside what a connection needs. */
export interface SharedConnectionOptions extends ConnectionOptions {
  /** Tabs with the same name share. */
  name: string;
  tabId: string;
  locks: NonNullable<RealtimeEnvironment['locks']>;
  openChannel: NonNullable<RealtimeEnvironment['openChannel']>;
}
export function createSharedConnection(
  options: SharedConnectionOptions,
  listener: SourceListener,
): TopicSource {
  return createConnection(options, listener);
}
