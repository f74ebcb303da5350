import { z } from 'zod';

/** The message of local Supabase when it is ready, and whenever its Postgres has a new process. */
export const supabaseMessageSchema = z.object({
  type: z.enum(['ready', 'postgres']),
  apiUrl: z.string(),
  dbUrl: z.string(),
  publishableKey: z.string(),
  secretKey: z.string(),
  jwtSecret: z.string(),
  postgresPid: z.int().positive(),
});

export type SupabaseMessage = z.infer<typeof supabaseMessageSchema>;
