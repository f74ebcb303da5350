/** Who has a document open. Both numbers include the person themself. */
export interface Crowd {
  /** Pages that have the document open. */
  present: number;
  /** People who wrote within the last seconds. */
  writing: number;
}

// Supabase's Free plan allows 100 events a second. A message counts once for its sender and once for each receiver.
const UPDATES_PER_SECOND = 60;
const AWARENESS_PER_SECOND = 25;

/** How long edits are gathered before they are sent, in milliseconds, also the first ones after a pause. */
export const SHORTEST_UPDATE_INTERVAL_MS = 50;
const SHORTEST_AWARENESS_INTERVAL_MS = 100;

/**
 * How far apart one person's updates have to be, in milliseconds, so that the updates of everyone together cause at most
 * 60 events a second: `1000 * writing * (present + 1) / 60`, at least 50. The database broadcasts each update to
 * everyone, also to its writer.
 *
 * @see https://supabase.com/docs/guides/realtime/quotas
 */
export function toUpdateInterval({ present, writing }: Crowd): number {
  const events = Math.max(1, writing) * (Math.max(1, present) + 1);
  return Math.max(SHORTEST_UPDATE_INTERVAL_MS, (1000 * events) / UPDATES_PER_SECOND);
}

/**
 * How far apart one person's carets have to be, in milliseconds, for at most 25 events a second: at least 100. A caret goes
 * to everyone but its sender.
 */
export function toAwarenessInterval({ present, writing }: Crowd): number {
  const events = Math.max(1, writing) * Math.max(1, present);
  return Math.max(SHORTEST_AWARENESS_INTERVAL_MS, (1000 * events) / AWARENESS_PER_SECOND);
}
