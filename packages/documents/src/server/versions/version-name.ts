import { z } from 'zod';
import { DocumentError } from '../../protocol/document-error.ts';

const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((name) => name.isWellFormed() && !/[\p{Cc}\p{Bidi_C}]/u.test(name))
  // joiners alone leave nothing to click on
  .refine((name) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(name));

/** A name as it is kept. @throws DocumentError `version_unnamed` */
export function parseVersionName(name: string): string {
  const parsed = nameSchema.safeParse(name);
  if (parsed.success) return parsed.data;
  throw new DocumentError(
    'version_unnamed',
    'A version needs a name of 1 to 120 characters, none of them a control character or a mark of direction.',
  );
}
