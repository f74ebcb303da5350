import type { Authorship } from '../../protocol/comparison.ts';
import { decodeStructs, isGap } from '../../protocol/updates/yjs-internals.ts';

/** Consecutive characters of one Yjs client with the same author. */
export interface AuthoredRange extends Authorship {
  client: number;
  clock: number;
  length: number;
}

/** Who wrote which characters. The first entry for a character counts; later ones are ignored. */
export type AuthorshipLedger = ReturnType<typeof createAuthorshipLedger>;

export function createAuthorshipLedger() {
  const clients = new Map<number, AuthoredRange[]>();

  const add = (range: AuthoredRange) => {
    const known = clients.get(range.client) ?? [];
    clients.set(range.client, known);
    const last = known.at(-1);
    // almost always the range follows the last one
    if (!last || range.clock >= last.clock + last.length) {
      append(known, range);
      return;
    }
    const end = range.clock + range.length;
    const gaps: AuthoredRange[] = [];
    let clock = range.clock;
    for (const other of known) {
      if (other.clock >= end) break;
      if (other.clock > clock) gaps.push({ ...range, clock, length: other.clock - clock });
      clock = Math.max(clock, other.clock + other.length);
    }
    if (clock < end) gaps.push({ ...range, clock, length: end - clock });
    known.push(...gaps);
    known.sort((one, other) => one.clock - other.clock);
  };

  return {
    add,
    /** Adds all characters of an update. */
    addUpdate(update: Uint8Array, by: Authorship) {
      for (const struct of decodeStructs(update)) {
        if (isGap(struct)) continue;
        const { client, clock } = struct.id;
        add({ ...by, client, clock, length: struct.length });
      }
    },
    /** Ranges by client, with rising clocks, none overlapping another. */
    ranges: (): ReadonlyMap<number, readonly AuthoredRange[]> => clients,
  };
}

function append(known: AuthoredRange[], range: AuthoredRange): void {
  const last = known.at(-1);
  const follows =
    last?.origin === range.origin && last.userId === range.userId && last.clock + last.length === range.clock;
  if (follows) last.length += range.length;
  else known.push({ ...range });
}
