import { readCursor, toResponse, type EventStreamOptions } from '@headway/realtime/server';
import { env } from '../process/env.ts';
import { health } from '../process/health.ts';
import { hub } from './hub.ts';
import { Problem } from '../http/problem.ts';
import type { User } from '../process/user.ts';

/** The options that differ between our streams. The caller has checked that the topics are readable. */
export type StreamOptions = Pick<EventStreamOptions, 'topics' | 'connected' | 'greet' | 'endsWith'>;

/**
 * Answers with an event stream that goes on from the request's cursor, or with 204 when no event will follow. The stream
 * ends with the session, and within seconds after the person may no longer read a topic.
 *
 * @throws {@link Problem} `overloaded`, `draining` or `log_unavailable`.
 */
export async function streamEvents(request: Request, user: User, options: StreamOptions): Promise<Response> {
  // Next serves HEAD by GET, but never reads the body: the stream would stay open without a reader.
  if (request.method === 'HEAD')
    return new Response(null, { headers: { 'content-type': 'text/event-stream' } });
  const opened = await hub().open({
    ...options,
    cursor: readCursor(request),
    subject: user.id,
    expiresAt: user.expiresAt,
    lifetimeMs: env().HEADWAY_STREAM_LIFETIME * 1000,
  });
  if (opened.kind !== 'ended') health().countStream(opened.kind === 'stream' ? 'opened' : 'refused');
  switch (opened.kind) {
    case 'stream':
      return toResponse(opened.stream, request);
    case 'ended':
      return new Response(null, { status: 204 });
    case 'overloaded':
      throw comeBack('overloaded', 'This server follows as many streams as it can.', opened);
    case 'draining':
      throw comeBack('draining', 'This server is about to restart.', opened);
    case 'unavailable':
      throw comeBack('log_unavailable', 'The event log does not answer.', opened);
  }
}

function comeBack(
  code: 'overloaded' | 'draining' | 'log_unavailable',
  detail: string,
  { retryAfterSeconds, cause }: { retryAfterSeconds: number; cause?: unknown },
): Problem {
  return new Problem(code, {
    detail: `${detail} Try again in ${retryAfterSeconds} s.`,
    headers: { 'retry-after': String(retryAfterSeconds) },
    cause,
  });
}
