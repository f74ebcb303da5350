import type { DocumentPage } from '../../protocol/document-page.ts';

/** An update with its number in the log. */
export interface NumberedUpdate {
  seq: number;
  update: Uint8Array;
}

/** How far a page has come in the document's log. */
export interface LogOrder {
  /** The `Y.Doc` has every update up to this number; -1 for none. */
  readonly position: number;
  /** Updates that came before their turn, by number. `null` stands for one that was made here: the `Y.Doc` has it. */
  readonly early: ReadonlyMap<number, Uint8Array | null>;
}

/** The next order, and the updates whose turn it is now. */
interface Advance {
  order: LogOrder;
  due: NumberedUpdate[];
}

export const NOTHING_READ: LogOrder = { position: -1, early: new Map() };

/** Takes an update, in whatever order updates come. */
export function receiveUpdate(order: LogOrder, seq: number, update: Uint8Array | null): Advance {
  if (seq <= order.position) return { order, due: [] };
  return advance(order.position, new Map(order.early).set(seq, update));
}

/** Takes what was read. `snapshot` is the one of the page, unless the `Y.Doc` already has all of it. */
export function receivePage(
  order: LogOrder,
  page: Pick<DocumentPage, 'snapshot' | 'updates'>,
): Advance & { snapshot: Uint8Array | null } {
  const snapshot = page.snapshot && page.snapshot.seq > order.position ? page.snapshot : null;
  const start = snapshot?.seq ?? order.position;
  const read = page.updates.filter(({ seq }) => seq > start);
  const next = advance(read.at(-1)?.seq ?? start, new Map(order.early));
  return { order: next.order, snapshot: snapshot?.state ?? null, due: [...read, ...next.due] };
}

/** Goes on from a number up to which the `Y.Doc` has everything. */
export function moveTo({ early }: LogOrder, position: number): Advance {
  return advance(position, new Map(early));
}

function advance(from: number, early: Map<number, Uint8Array | null>): Advance {
  for (const seq of early.keys()) if (seq <= from) early.delete(seq);
  let position = from;
  const due: NumberedUpdate[] = [];
  for (let update = early.get(position + 1); update !== undefined; update = early.get(position + 1)) {
    position += 1;
    early.delete(position);
    if (update !== null) due.push({ seq: position, update });
  }
  return { order: { position, early }, due };
}
