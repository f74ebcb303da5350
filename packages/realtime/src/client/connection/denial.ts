import type { TopicErrorCode } from '../frames/topic-update.ts';

/** The server's refusal of some topics: they can't be followed, whoever asks again. */
export interface Denial {
  code: TopicErrorCode;
  message: string;
  /** Null: all that were asked for. */
  topics: string[] | null;
}

const CODES: Partial<Record<number, TopicErrorCode>> = {
  400: 'rejected',
  403: 'forbidden',
  404: 'not_found',
};

/**
 * Reads a 400, 403 or 404 with a problem document (RFC 9457) whose `topics` says which ones are refused. Null
 * for any other answer, such as a proxy's own 403 or 404: that one may pass, and is tried again.
 */
export async function readDenial(response: Response): Promise<Denial | null> {
  const code = CODES[response.status];
  const type = response.headers.get('content-type') ?? '';
  if (!code || !type.startsWith('application/problem+json')) return null;
  const problem: unknown = await response.json();
  if (typeof problem !== 'object' || problem === null) return null;
  const named = 'topics' in problem ? problem.topics : undefined;
  const topics = Array.isArray(named) ? named.filter((topic) => typeof topic === 'string') : [];
  const detail = 'detail' in problem && typeof problem.detail === 'string' ? problem.detail : null;
  const title = 'title' in problem && typeof problem.title === 'string' ? problem.title : null;
  return {
    code,
    message: detail ?? title ?? `The server answered ${response.status}.`,
    topics: topics.length > 0 ? topics : null,
  };
}
