import type { SupabaseClient } from '@supabase/supabase-js';
import { toBase64 } from '../protocol/base64.ts';
import * as z from 'zod/mini';
import { DocumentError } from './document-error.ts';
import { parseDocumentErrorCode } from '../protocol/document-error-code.ts';
import { MAX_UPDATE_BYTES } from '../protocol/update-message.ts';
import { documentPageSchema } from '../protocol/document-page.ts';

// longer than a database takes to restart, and shorter than people wait
const TIMEOUT_MS = 15_000;

/** The two functions of the database. */
export type DocumentRpc = ReturnType<typeof createDocumentRpc>;

/** Calls the database. A `DocumentError` is a refusal; after any other error trying again may help. */
export function createDocumentRpc(supabase: SupabaseClient, contentId: string) {
  const call = async (name: string, args: Record<string, unknown>): Promise<unknown> => {
    const { data, error } = await supabase
      .rpc(name, { content_id: contentId, ...args })
      .abortSignal(AbortSignal.timeout(TIMEOUT_MS));
    if (!error) return data;
    const code = parseDocumentErrorCode(error.hint);
    throw code
      ? new DocumentError(code, error.message, { cause: error })
      : new Error(`${name} failed: ${error.message}`, { cause: error });
  };
  return {
    /** Resolves with the number of the update once it is committed. */
    async append(epoch: string, update: Uint8Array) {
      // a gateway may refuse a large request before the database can say why
      if (update.byteLength > MAX_UPDATE_BYTES) {
        throw new DocumentError('update_too_large', 'An update has at most 1 MiB.');
      }
      return z.coerce.number().parse(await call('append_update', { epoch, update: toBase64(update) }));
    },
    /** Reads what follows the update of this number; -1 for everything. */
    read: async (after: number) => documentPageSchema.parse(await call('read_updates', { after })),
  };
}
