/** How many people have the document open, and how many of them are writing. Both count oneself. */
export interface Crowd {
  present: number;
  writing: number;
}

// A Free project carries 100 events a second, and counts each message once as sent and once for everyone who gets it.
const UPDATES_PER_SECOND = 60;
const AWARENESS_PER_SECOND = 25;

/** How long one person's edits are gathered. The first after a pause go after this too. */
export const SHORTEST_UPDATE_INTERVAL_MS = 50;
const SHORTEST_AWARENESS_INTERVAL_MS = 100;

/**
 * How far apart the updates of one person are, in milliseconds, so that those of all together stay within the quota of
 * a Free project. The database sends each to everyone, its writer included.
 */
export function toUpdateInterval({ present, writing }: Crowd): number {
  const events = Math.max(1, writing) * (Math.max(1, present) + 1);
  return Math.max(SHORTEST_UPDATE_INTERVAL_MS, (1000 * events) / UPDATES_PER_SECOND);
}

/** The same for carets, each of which goes to everyone else. */
export function toAwarenessInterval({ present, writing }: Crowd): number {
  const events = Math.max(1, writing) * Math.max(1, present);
  return Math.max(SHORTEST_AWARENESS_INTERVAL_MS, (1000 * events) / AWARENESS_PER_SECOND);
}
