import { readRows } from '@headway/database';
import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';

const roundSchema = z.object({
  /** Stripe gives two requests with this key one session. */
  round: z.uuid(),
  planId: z.string(),
  /** The address on the invoice: of the person who asked first. */
  payerEmail: z.string().nullable(),
  /** Stripe's id of the session; null until Stripe has answered. */
  sessionId: z.string().nullable(),
});

/** The checkout of a project that was opened last. */
export type CheckoutRound = z.infer<typeof roundSchema>;

const COLUMNS = `round, plan_id as "planId", payer_email as "payerEmail", session_id as "sessionId"`;

/**
 * Reads the checkout of a project that was opened last; null when none is open. Stripe closes a session after 24 hours
 * and keeps idempotency keys at least as long, so one of 23 hours is not used any more.
 */
export async function readRound(tx: PoolClient, projectId: string): Promise<CheckoutRound | null> {
  const sql = `select ${COLUMNS} from private.checkouts
                where project_id = $1 and opened_at > now() - interval '23 hours'`;
  const [round] = await readRows(tx, roundSchema, sql, [projectId]);
  return round ?? null;
}

/** What a new round is about, and the round that it replaces; null for none. */
interface NewRound {
  projectId: string;
  planId: string;
  payerEmail: string | null;
  replaces: CheckoutRound | null;
}

/**
 * Begins a round. Of two requests at the same time, one begins it and both get it.
 *
 * @returns The round that is open now. Its plan differs from the one asked for when another request was earlier.
 */
export async function beginRound(
  tx: PoolClient,
  { projectId, planId, payerEmail, replaces }: NewRound,
): Promise<CheckoutRound | undefined> {
  const sql = `
    insert into private.checkouts as held (project_id, plan_id, payer_email) values ($1, $2, $3)
    on conflict (project_id) do update
       set plan_id = $2, payer_email = $3, round = gen_random_uuid(), opened_at = now(), session_id = null
     where held.round = $4 or held.opened_at <= now() - interval '23 hours'
    returning ${COLUMNS}`;
  const values = [projectId, planId, payerEmail, replaces?.round ?? null];
  const [begun] = await readRows(tx, roundSchema, sql, values);
  return begun ?? (await readRound(tx, projectId)) ?? undefined;
}

/** Stores the session of a round. Returns false when another round has begun meanwhile. */
export async function keepSession(db: Pool, round: string, sessionId: string): Promise<boolean> {
  const sql = 'update private.checkouts set session_id = $2 where round = $1';
  const { rowCount } = await db.query(sql, [round, sessionId]);
  return rowCount === 1;
}
