import { randomBytes } from 'node:crypto';
import { getOrCreate } from '../get-or-create.ts';

/** What one member has published of itself, with a reference that distinguishes two states of the same member. */
export type PresenceMeta = Record<string, unknown> & { phx_ref: string; phx_ref_prev?: string };

/** All present members, by key. A key has several states if several members use it. */
export type PresenceState = Record<string, { metas: PresenceMeta[] }>;

export interface PresenceDiff {
  joins: PresenceState;
  leaves: PresenceState;
}

/** Knows who is present in one room. A member is any object that represents one joined channel. */
export function createPresence() {
  const entries = new Map<object, { key: string; text: string; meta: PresenceMeta }>();

  return {
    /** Adds or replaces a member's state. Returns `undefined` if the state is the same as before. */
    track(member: object, key: string, payload: Record<string, unknown>): PresenceDiff | undefined {
      const text = JSON.stringify(payload);
      const earlier = entries.get(member);
      if (earlier?.text === text) return undefined;
      const meta: PresenceMeta = { ...payload, phx_ref: randomBytes(12).toString('base64url') };
      if (earlier) meta.phx_ref_prev = earlier.meta.phx_ref;
      entries.set(member, { key, text, meta });
      return { joins: toState(key, meta), leaves: earlier ? toState(earlier.key, earlier.meta) : {} };
    },

    /** Removes a member. Returns `undefined` if it was not present. */
    untrack(member: object): PresenceDiff | undefined {
      const entry = entries.get(member);
      if (!entry) return undefined;
      entries.delete(member);
      return { joins: {}, leaves: toState(entry.key, entry.meta) };
    },

    state(): PresenceState {
      const states = new Map<string, { metas: PresenceMeta[] }>();
      for (const { key, meta } of entries.values()) {
        getOrCreate(states, key, () => ({ metas: [] })).metas.push(meta);
      }
      return Object.fromEntries(states);
    },
  };
}

function toState(key: string, meta: PresenceMeta): PresenceState {
  return Object.fromEntries([[key, { metas: [meta] }]]);
}
