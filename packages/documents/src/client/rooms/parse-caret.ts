import { modifyAwarenessUpdate } from 'y-protocols/awareness';
import * as z from 'zod/mini';
import { catch as orElse } from 'zod/mini';
import { DOCUMENT_FIELD } from '../../protocol/article/document-extensions.ts';
import { readAwarenessClient } from '../../protocol/updates/yjs-internals.ts';

/** The caret of somebody's page. */
export interface Caret {
  /** The Yjs client id of that page. */
  client: number;
  /** An awareness update of that client alone. Its state has only the fields that pages use. */
  update: Uint8Array;
}

const idSchema = z.object({ client: z.int().check(z.nonnegative()), clock: z.int().check(z.nonnegative()) });
const positionSchema = z
  .object({
    type: z.nullish(idSchema),
    tname: z.nullish(z.literal(DOCUMENT_FIELD)),
    item: z.nullish(idSchema),
    assoc: z.nullish(z.int()),
  })
  .check(z.refine(({ type, tname, item }) => (type ?? tname ?? item ?? null) !== null));
const stateSchema = z.nullable(
  z.object({
    user: orElse(
      z.optional(z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(200)))),
      {},
    ),
    cursor: orElse(z.nullish(z.object({ anchor: positionSchema, head: positionSchema })), null),
  }),
);

/**
 * Parses the awareness update of one client; `null` for anything else. Everyone who may read a document may broadcast
 * anything, and an editor draws carets while it applies an edit: a caret that it cannot draw would make the edit fail.
 */
export function parseCaret(update: Uint8Array): Caret | null {
  try {
    const client = readAwarenessClient(update);
    // each page sends only its own caret
    if (client === null) return null;
    return {
      client,
      update: modifyAwarenessUpdate(update, (state: unknown) => stateSchema.parse(state)),
    };
  } catch {
    return null;
  }
}
