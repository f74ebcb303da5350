/**
 * The columns of a topic's position, of the same instant as the rest of their statement.
 *
 * @param topic The name of the topic, as SQL.
 */
export function toPositionColumns(topic: string): string {
  return `(select epoch from events.epoch) as epoch,
          coalesce((select known.head::float8 from events.topics as known where known.topic = ${topic}), 0) as head`;
}
