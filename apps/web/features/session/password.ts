import * as z from 'zod/mini';

/** A password as Supabase Auth takes it: at least 8 characters, at most 72 bytes, which is what bcrypt looks at. */
export const passwordSchema = z.string().check(
  z.minLength(8),
  z.refine((password) => new TextEncoder().encode(password).length <= 72),
);
