import { createConnection, type ConnectionOptions } from './connection.ts';
import { IDLE_STATUS, type ConnectionState, type ConnectionStatus } from './connection-status.ts';
import type { SourceListener, TopicSource } from './topic-source.ts';

/** What a group needs beside what a connection needs. */
export interface ConnectionGroupOptions extends ConnectionOptions {
  /** Topics that one connection may carry. */
  maxTopics: number;
}

interface Member {
  source: TopicSource;
  topics: Set<string>;
  status: ConnectionStatus;
}

/** The status of several connections is that of the most urgent one: the lowest number here. */
const URGENCY: Record<ConnectionState, number> = {
  closed: 0,
  offline: 1,
  reconnecting: 2,
  connecting: 3,
  live: 4,
  idle: 5,
};

/**
 * One connection, as long as the topics fit into one; as many as are needed when there are more. A topic stays
 * where it is until it is no longer followed.
 */
export function createConnectionGroup(
  options: ConnectionGroupOptions,
  listener: SourceListener,
): TopicSource {
  const { maxTopics } = options;
  const members: Member[] = [];

  function addMember(): Member {
    const source = createConnection(options, {
      ...listener,
      onStatus(status) {
        member.status = status;
        listener.onStatus(toMostUrgent(members.map((one) => one.status)));
      },
      onDenied(error) {
        member.topics.delete(error.topic);
        listener.onDenied(error);
      },
    });
    const member: Member = { source, topics: new Set(), status: IDLE_STATUS };
    members.push(member);
    return member;
  }

  function assign(topic: string): void {
    if (members.some(({ topics }) => topics.has(topic))) return;
    const member = members.find(({ topics }) => topics.size < maxTopics) ?? addMember();
    member.topics.add(topic);
  }

  function memberOf(topic: string): Member | undefined {
    return members.find(({ topics }) => topics.has(topic));
  }

  return {
    follow(wanted) {
      for (const { topics } of members) {
        for (const topic of topics) if (!wanted.has(topic)) topics.delete(topic);
      }
      for (const topic of wanted.keys()) assign(topic);
      for (const { source, topics } of members) {
        source.follow(new Map([...topics].map((topic) => [topic, wanted.get(topic) ?? null])));
      }
    },
    position: (topic) => memberOf(topic)?.source.position(topic),
    topics: () => members.flatMap(({ topics }) => [...topics]),
    recheckDeadline: () => members.forEach(({ source }) => source.recheckDeadline()),
    wake: () => members.forEach(({ source }) => source.wake()),
    sleep: () => members.forEach(({ source }) => source.sleep()),
    restart: () => members.forEach(({ source }) => source.restart()),
    close: () => members.forEach(({ source }) => source.close()),
  };
}

function toMostUrgent(statuses: ConnectionStatus[]): ConnectionStatus {
  let urgent = IDLE_STATUS;
  for (const status of statuses) if (URGENCY[status.state] < URGENCY[urgent.state]) urgent = status;
  return urgent;
}
