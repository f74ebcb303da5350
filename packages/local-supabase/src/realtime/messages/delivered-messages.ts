const MOST_REMEMBERED = 20_000;

/** Remembers the last 20,000 messages that were delivered, so that no message is delivered twice. */
export function createDeliveredMessages() {
  const ids = new Set<string>();
  return {
    /** Returns false if the message has been added before. */
    add(id: string): boolean {
      if (ids.has(id)) return false;
      ids.add(id);
      // a set keeps its order: the first is the oldest
      const [oldest] = ids;
      if (ids.size > MOST_REMEMBERED && oldest !== undefined) ids.delete(oldest);
      return true;
    },
  };
}
