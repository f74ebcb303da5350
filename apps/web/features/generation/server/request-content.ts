import { requestGeneration, type RequestGenerationCode } from '@headway/generations/server';
import { admitGeneration } from '@/features/billing/server/admit-generation.ts';
import { requireRole } from '@/features/projects/server/require-role.ts';
import { database } from '@/server/database.ts';
import { jobs } from '@/server/jobs.ts';
import { Problem } from '@/server/problem.ts';
import type { User } from '@/server/user.ts';

/** What someone asks for with a keyword. */
export interface ContentRequest {
  projectId: string;
  keyword: string;
  locale: string | undefined;
  idempotencyKey: string | undefined;
}

/**
 * Asks for a content: editors and owners only. Repeating a request with its idempotency key returns what the first
 * one made.
 *
 * @throws {@link Problem} with the codes of `requireRole` and `admitGeneration`, and where the request itself is at
 * fault.
 */
export async function requestContent(user: User, request: ContentRequest) {
  await requireRole(user, request.projectId, 'editor');
  const result = await requestGeneration({
    ...request,
    db: database(),
    jobs: await jobs(),
    userId: user.id,
    admit: admitGeneration,
  });
  if (result.ok) return result.value;
  throw toProblem(result.code);
}

function toProblem(code: RequestGenerationCode): Problem {
  switch (code) {
    case 'invalid_keyword':
      return new Problem(
        code,
        'A keyword has 1 to 200 characters, at least one letter or digit, and no control characters.',
      );
    case 'invalid_locale':
      return new Problem(code, 'A locale is a language tag such as `en-US`.');
    case 'invalid_idempotency_key':
      return new Problem(code, 'An Idempotency-Key has 1 to 200 visible ASCII characters.');
    case 'idempotency_key_reused':
      return new Problem(
        code,
        'This Idempotency-Key was used for another keyword or locale. Send a new one.',
      );
    case 'not_found':
      return new Problem(code, 'The project was deleted in the meantime.');
  }
}
