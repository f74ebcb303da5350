import * as z from 'zod/mini';
import { catch as orElse } from 'zod/mini';

const claimsSchema = z.object({ sub: z.string(), email: orElse(z.nullable(z.string()), null) });

/** The account that an access token was issued to. */
export interface Account {
  id: string;
  email: string | null;
}

/** Reads the account from an access token, without verifying it. Null for any other text, such as a key. */
export function readAccount(token: string): Account | null {
  const [, payload = ''] = token.split('.');
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
    const { sub, email } = claimsSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return { id: sub, email };
  } catch {
    return null;
  }
}
