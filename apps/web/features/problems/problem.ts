import * as z from 'zod/mini';

/** A refusal by the API (RFC 9457), as a page needs it. */
export const problemSchema = z.object({
  /** Stable; see the API's own list. Here also `network` and `unreadable`, which no server sends. */
  code: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.optional(z.string()),
});

export type Problem = z.infer<typeof problemSchema>;

/** Whether the same request may succeed later: not when the API refuses this person, this address or this input. */
export function mayPass({ status }: Problem): boolean {
  return status < 400 || status >= 500 || status === 408 || status === 429;
}

/** The problem as a sentence to show: the server's own where it has one. */
export function toSentence(problem: Problem): string {
  return problem.detail ?? `${problem.title}.`;
}
