import { z } from 'zod';

const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((name) => name.isWellFormed() && !/[\p{Cc}\p{Bidi_C}]/u.test(name))
  // a name of invisible joiners only could not be clicked
  .refine((name) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(name));

/**
 * A name without the spaces around it; `null` unless it has 1 to 120 characters, at least one that can be seen, and no
 * control characters or marks of direction.
 */
export function parseVersionName(name: string): string | null {
  return nameSchema.safeParse(name).data ?? null;
}
