import * as z from 'zod/mini';

/** Something that an operator should know. Times are milliseconds since 1970. */
export const alertSchema = z.object({
  id: z.string(),
  /** Which rule raised it; `error` for an unexpected error, `outage` for a time without a database. */
  kind: z.string(),
  severity: z.enum(['warning', 'critical']),
  title: z.string(),
  detail: z.string(),
  /** How often it occurred; of a rule, how often it came to hold again within minutes. */
  count: z.number(),
  firstAt: z.number(),
  lastAt: z.number(),
  acknowledgedAt: z.nullable(z.number()),
  resolvedAt: z.nullable(z.number()),
});

/** See {@link alertSchema}. */
export type Alert = z.infer<typeof alertSchema>;
