import { readRow } from '@headway/database';
import { ok, refuse } from '@headway/database/result';
import { toDay } from '@headway/ground';
import { z } from 'zod';
import type { Admit } from './generation-context.ts';

const rowSchema = z.object({
  admitted: z.boolean(),
  used: z.int(),
  limit: z.int().nullable(),
  planId: z.string(),
  renewsAt: z.date(),
});

/**
 * Admits one more generation of a project while its plan allows it. Requests of the same project are admitted one after
 * the other.
 *
 * @returns `usage_limit_reached`, with `used`, `limit`, `planId` and `renewsAt` (ISO 8601).
 */
export const admitByPlan: Admit = async (tx, projectId) => {
  const { admitted, renewsAt, ...usage } = await readRow(
    tx,
    rowSchema,
    `select admitted, used, usage_limit as "limit", plan_id as "planId", renews_at as "renewsAt"
       from private.admit_generation($1)`,
    [projectId],
  );
  if (admitted) return ok(undefined);
  return refuse('usage_limit_reached', {
    detail:
      `All ${usage.limit} generations for this month are used. The limit resets on ${toDay(renewsAt.toISOString())}; an owner can also ` +
      'choose a larger plan.',
    members: { ...usage, renewsAt: renewsAt.toISOString() },
  });
};
