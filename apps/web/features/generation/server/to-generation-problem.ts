import type { Refusal } from '@headway/database/result';
import type {
  CancelGenerationCode,
  RequestGenerationCode,
  RetryGenerationCode,
} from '@headway/generations/server';
import { Problem } from '@/server/http/problem.ts';

type Code = RequestGenerationCode | RetryGenerationCode | CancelGenerationCode;

/** What a person is told where the refusal itself has no sentence. */
const DETAILS: Record<Code, string> = {
  not_found: 'There is no such project or content, or it belongs to a project that is not yours.',
  role_too_low: 'This needs the role editor. Ask an owner of the project for it.',
  usage_limit_reached: 'All generations of this month are used.',
  invalid_keyword:
    'A keyword has 1 to 200 characters, at least one letter or digit, and no control characters.',
  invalid_locale: 'A locale is a language tag such as `en-US`.',
  invalid_idempotency_key: 'An Idempotency-Key has 1 to 200 visible ASCII characters.',
  idempotency_key_reused: 'This Idempotency-Key was used for another keyword or locale. Send a new one.',
  not_running: 'Nothing is being generated here: it has ended already.',
  already_running: 'This content is being generated already.',
  already_complete: 'This content is complete. Ask for a new one instead.',
};

/** Converts a refused request, retry or cancellation into a problem document. */
export function toGenerationProblem({ code, detail = DETAILS[code], members }: Refusal<Code>): Problem {
  return new Problem(code, detail, { ...(members && { extensions: members }) });
}
