const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id in a topic's name `<kind>:<uuid>`; null when the topic is of another kind or has no lower-case UUID. */
export function parseTopicName(kind: string, topic: string): string | null {
  const prefix = `${kind}:`;
  const id = topic.slice(prefix.length);
  return topic.startsWith(prefix) && UUID.test(id) ? id : null;
}
