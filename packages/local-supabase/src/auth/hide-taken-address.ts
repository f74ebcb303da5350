import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { z } from 'zod';

interface TakenAddressOptions {
  pool: Pool;
  /** Answers a request of Auth. */
  answerAuth: (request: Request) => Promise<Response>;
}

const signUpSchema = z.object({
  email: z.string().toLowerCase(),
  data: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * Answers a sign-up with a taken address as Supabase does where addresses are confirmed: with a user that does not exist, so
 * that the answer does not tell who has an account. An account that was never confirmed gets another mail. `@supabase/lite`
 * answers with 429, which it sends for no free address.
 */
export function createTakenAddressCover({ pool, answerAuth }: TakenAddressOptions) {
  return async function hideTakenAddress(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    if (request.method !== 'POST' || !pathname.endsWith('/auth/v1/signup')) return answerAuth(request);
    const copy = request.clone();
    const answer = await answerAuth(request);
    if (answer.status !== 429) return answer;
    const { email, data } = signUpSchema.parse(await copy.json());
    const { rowCount } = await pool.query(
      'select from auth.users where email = $1 and email_confirmed_at is null',
      [email],
    );
    if (rowCount !== 0) {
      await answerAuth(
        new Request(new URL(`resend${search}`, request.url), {
          method: 'POST',
          headers: copy.headers,
          body: JSON.stringify({ type: 'signup', email }),
        }),
      );
    }
    return Response.json(toFreeAnswer(email, data ?? {}));
  };
}

function toFreeAnswer(email: string, data: Record<string, unknown>) {
  const [id, now] = [randomUUID(), new Date().toISOString()];
  return {
    id,
    aud: 'authenticated',
    role: 'authenticated',
    email,
    phone: '',
    app_metadata: { provider: 'email', providers: ['email'] },
    user_metadata: { ...data, email, email_verified: false, phone_verified: false, sub: id },
    // Supabase leaves out the identity, too
    identities: [],
    created_at: now,
    updated_at: now,
    is_anonymous: false,
    confirmation_sent_at: now,
  };
}
