import { randomBytes } from 'node:crypto';

/** What one member has told about itself, with the reference that tells two states of it apart. */
export type PresenceMeta = Record<string, unknown> & { phx_ref: string; phx_ref_prev?: string };

/** Everyone present, by key. A key has several states if several members use it. */
export type PresenceState = Record<string, { metas: PresenceMeta[] }>;

export interface PresenceDiff {
  joins: PresenceState;
  leaves: PresenceState;
}

/** Who is present in one room. A member is whatever stands for one joined channel. */
export interface Presence {
  /** Adds or replaces a member's state. `undefined` if it says what it said before. */
  track(member: object, key: string, payload: Record<string, unknown>): PresenceDiff | undefined;
  /** Takes a member out. `undefined` if it wasn't there. */
  untrack(member: object): PresenceDiff | undefined;
  state(): PresenceState;
}

interface Entry {
  key: string;
  text: string;
  meta: PresenceMeta;
}

export function createPresence(): Presence {
  const entries = new Map<object, Entry>();

  return {
    track(member, key, payload) {
      const text = JSON.stringify(payload);
      const earlier = entries.get(member);
      if (earlier?.text === text) return undefined;
      const meta: PresenceMeta = { ...payload, phx_ref: createRef() };
      if (!earlier) {
        entries.set(member, { key, text, meta });
        return { joins: toState(key, meta), leaves: {} };
      }
      meta.phx_ref_prev = earlier.meta.phx_ref;
      entries.set(member, { key, text, meta });
      return { joins: toState(key, meta), leaves: toState(earlier.key, earlier.meta) };
    },

    untrack(member) {
      const entry = entries.get(member);
      if (!entry) return undefined;
      entries.delete(member);
      return { joins: {}, leaves: toState(entry.key, entry.meta) };
    },

    state() {
      const metas = new Map<string, PresenceMeta[]>();
      for (const { key, meta } of entries.values()) {
        const others = metas.get(key);
        if (others) others.push(meta);
        else metas.set(key, [meta]);
      }
      return Object.fromEntries([...metas].map(([key, ofKey]) => [key, { metas: ofKey }]));
    },
  };
}

function toState(key: string, meta: PresenceMeta): PresenceState {
  return Object.fromEntries([[key, { metas: [meta] }]]);
}

function createRef(): string {
  return randomBytes(12).toString('base64url');
}
