import { modifyAwarenessUpdate } from 'y-protocols/awareness';
import { z } from 'zod';
import { DOCUMENT_FIELD } from '../../protocol/document-extensions.ts';
import { readAwarenessClient } from '../../protocol/yjs-internals.ts';

/** What somebody's page says of their caret. */
export interface Caret {
  /** The client of Yjs whose caret it is. */
  client: number;
  /** An awareness update of that client alone, with nothing in its state but what a page of ours puts there. */
  update: Uint8Array;
}

const idSchema = z.object({ client: z.int().nonnegative(), clock: z.int().nonnegative() });
const positionSchema = z
  .object({
    type: idSchema.nullish(),
    tname: z.literal(DOCUMENT_FIELD).nullish(),
    item: idSchema.nullish(),
    assoc: z.int().nullish(),
  })
  .refine(({ type, tname, item }) => (type ?? tname ?? item ?? null) !== null);
const stateSchema = z
  .object({
    user: z.record(z.string().max(40), z.string().max(200)).optional().catch({}),
    cursor: z.object({ anchor: positionSchema, head: positionSchema }).nullish().catch(null),
  })
  .nullable();

/**
 * Reads the awareness of one client. Whoever may read a document may broadcast anything, and an editor draws carets while
 * it takes in an edit: one that it can't draw would cost the edit. `null` for what is none.
 */
export function parseCaret(update: Uint8Array): Caret | null {
  try {
    const client = readAwarenessClient(update);
    // a page speaks for itself alone
    if (client === null) return null;
    return {
      client,
      update: modifyAwarenessUpdate(update, (state: unknown) => stateSchema.parse(state)),
    };
  } catch {
    return null;
  }
}
