import { AsyncLocalStorage } from 'node:async_hooks';
import { z } from 'zod';

const refusalSchema = z.object({
  code: z.string().regex(/^[0-9A-Z]{5}$/),
  message: z.string(),
  detail: z.string().nullish(),
  hint: z.string().nullish(),
});

type Refusal = z.infer<typeof refusalSchema>;

const hiddenSchema = z.object({ code: z.literal('SUP') });

const current = new AsyncLocalStorage<{ refusal: Refusal | undefined }>();

/** Must be called with every error that REST logs while it answers. */
export function noteError(error: unknown): void {
  const store = current.getStore();
  const refusal = refusalSchema.safeParse(error);
  if (store && refusal.success) store.refusal = refusal.data;
}

/**
 * REST answers some refusals of the database with 500 and a code of its own. This replaces such an answer by that of
 * PostgREST: the SQLSTATE and its status.
 */
export function withSqlState(answer: () => Promise<Response>): Promise<Response> {
  const store: { refusal: Refusal | undefined } = { refusal: undefined };
  return current.run(store, async () => {
    const response = await answer();
    if (response.status !== 500 || store.refusal === undefined) return response;
    const body: unknown = await response
      .clone()
      .json()
      .catch(() => null);
    if (!hiddenSchema.safeParse(body).success) return response;
    const { code, message, detail = null, hint = null } = store.refusal;
    const headers = new Headers(response.headers);
    headers.set('content-type', 'application/json; charset=utf-8');
    return new Response(JSON.stringify({ code, message, details: detail, hint }), {
      status: toStatus(code),
      headers,
    });
  });
}

/** The status by PostgREST's table, for checks, exclusions, and errors that a function raises. */
function toStatus(code: string): number {
  if (code === 'P0001' || code.startsWith('23')) return 400;
  if (code.startsWith('28')) return 403;
  return 500;
}
