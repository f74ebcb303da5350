import type { TopicAuthorizer } from './auth/authorize-topic.ts';
import type { TokenVerifier } from './auth/verify-token.ts';
import type { PermissionWatch } from './auth/permission-watch.ts';
import type { ChangeFeed } from './changes/change-feed.ts';
import type { MessageStore } from './messages/message-store.ts';
import type { RealtimeLimits } from './realtime-limits.ts';
import type { RealtimeLog } from './realtime-log.ts';
import type { Rooms } from './rooms/rooms.ts';

/** What all sockets of a server share. */
export interface RealtimeContext {
  limits: RealtimeLimits;
  log: RealtimeLog;
  verifyToken: TokenVerifier;
  authorizeTopics: TopicAuthorizer;
  permissionWatch: PermissionWatch;
  rooms: Rooms;
  messages: MessageStore;
  feed: ChangeFeed;
  /** The sockets that have joined a channel. */
  users: Set<object>;
}
