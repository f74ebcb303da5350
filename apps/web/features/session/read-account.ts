import { z } from 'zod';

const claimsSchema = z.object({ sub: z.string(), email: z.string().nullable().catch(null) });

/** Whom an access token speaks for. */
export interface Account {
  id: string;
  email: string | null;
}

/** Whom a token speaks for; null for a key or whatever else speaks for nobody. */
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
