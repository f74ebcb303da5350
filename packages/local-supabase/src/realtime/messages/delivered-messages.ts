/** Remembers for a while which messages have been seen, so that none is delivered twice. */
export interface DeliveredMessages {
  /** False if it has been seen before. */
  add(id: string): boolean;
}

const MOST_REMEMBERED = 20_000;

export function createDeliveredMessages(): DeliveredMessages {
  const ids = new Set<string>();
  return {
    add(id) {
      if (ids.has(id)) return false;
      ids.add(id);
      // a set keeps its order: the first is the oldest
      for (const oldest of ids) {
        if (ids.size <= MOST_REMEMBERED) break;
        ids.delete(oldest);
      }
      return true;
    },
  };
}
