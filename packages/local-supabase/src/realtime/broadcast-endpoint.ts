import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { readBody } from '../read-body.ts';
import { authorizeTopic } from './auth/authorize-topic.ts';
import type { Identity } from './auth/identity.ts';
import { getOrCreate } from './get-or-create.ts';
import { createRateCounter, type RateCounter } from './rate-counter.ts';
import type { RealtimeContext } from './realtime-context.ts';
import { isTooLarge } from './realtime-limits.ts';
import { toReason } from './realtime-log.ts';
import { persistSchema } from './socket/handle-broadcast.ts';
import { toJsonBroadcast, type BroadcastMessage } from './wire/broadcast-message.ts';

/** Serves requests below `/realtime/v1`. Resolves with false for a path that is not its own. */
export type BroadcastEndpoint = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

const BATCH_PATH = '/realtime/v1/api/broadcast';
const SINGLE_PATH = /^\/realtime\/v1\/api\/broadcast\/([^/]+)\/events\/([^/]+)$/;
const MOST_SENDERS = 1000;
const BINARY_TYPE = 'application/octet-stream';

const batchSchema = z.object({
  messages: z.array(
    z.object({
      topic: z.string().min(1),
      event: z.string().min(1),
      payload: z.record(z.string(), z.unknown()),
      private: z.boolean().nullish(),
    }),
  ),
});
type BatchMessage = z.output<typeof batchSchema>['messages'][number];

/** Sends broadcasts without a socket: several in one request, or one to the topic and event of the path. */
export function createBroadcastEndpoint(context: RealtimeContext): BroadcastEndpoint {
  const { limits, log, rooms } = context;
  const counters = new Map<string, RateCounter>();

  /** Counts the messages of a sender. Returns true if they are too many. */
  function isTooFast({ role, claims }: Identity, count: number): boolean {
    const key = `${role} ${claims}`;
    if (counters.size >= MOST_SENDERS && !counters.has(key)) counters.clear();
    const counter = getOrCreate(counters, key, () => createRateCounter(limits.maxEventsPerSecond));
    return !Array.from({ length: count }, () => counter.add()).every(Boolean);
  }

  async function mayWrite(topic: string, identity: Identity): Promise<boolean> {
    const { broadcast } = await authorizeTopic(context.authorizeTopics, { topic, identity });
    if (!broadcast.write) {
      log('BroadcastDenied', `${topic} as ${identity.role}: no policy on realtime.messages lets it insert`);
    }
    return broadcast.write;
  }

  async function sendBatch(body: Buffer, identity: Identity): Promise<HttpAnswer> {
    const { success, data, error } = batchSchema.safeParse(parseJson(body));
    if (!success) return { status: 422, body: { errors: toFieldErrors(error) } };
    const messages = data.messages.map((message) => ({
      ...message,
      broadcast: toJsonBroadcast(message.event, message.payload),
    }));
    if (messages.some(({ broadcast }) => isTooLarge(broadcast.content.length, limits))) {
      return TOO_LARGE;
    }
    if (isTooFast(identity, messages.length)) return TOO_FAST;
    const topics = [...new Set(messages.filter(isPrivate).map(({ topic }) => topic))];
    const writable = new Set<string>();
    for (const topic of topics) if (await mayWrite(topic, identity)) writable.add(topic);
    for (const message of messages) {
      // the answer does not tell which messages the policies refused
      if (isPrivate(message) && !writable.has(message.topic)) continue;
      rooms.broadcast(message.topic, isPrivate(message), message.broadcast);
    }
    return { status: 202 };
  }

  async function sendSingle(
    topic: string,
    message: BroadcastMessage,
    query: URLSearchParams,
    identity: Identity,
  ): Promise<HttpAnswer> {
    if (isTooLarge(message.content.length, limits)) return TOO_LARGE;
    if (isTooFast(identity, 1)) return TOO_FAST;
    const toPrivate = query.get('private') === 'true';
    if (toPrivate && !(await mayWrite(topic, identity)))
      return { status: 403, body: { message: 'Unauthorized' } };
    const persist = readPersist(query);
    if (!persist.success) {
      return { status: 422, body: { message: 'persist must be true or have a ttl of at most 72 hours' } };
    }
    if (persist.data === undefined || persist.data === false) {
      rooms.broadcast(topic, toPrivate, message);
      return { status: 202 };
    }
    if (!toPrivate)
      return { status: 422, body: { message: 'Only messages of private channels can be kept' } };
    const id = randomUUID();
    context.feed.markDelivered(id);
    await context.messages.keep(id, topic, message, persist.data === true ? undefined : persist.data.ttl);
    rooms.broadcast(topic, true, { ...message, meta: { id } });
    return { status: 202 };
  }

  async function answer(request: IncomingMessage, url: URL): Promise<HttpAnswer> {
    if (request.method === 'OPTIONS') return { status: 204 };
    if (request.method !== 'POST') return { status: 405, body: { message: 'Method Not Allowed' } };
    const token = readToken(request);
    const { identity, refusal } = await context.verifyToken(token);
    if (refusal) return { status: 401, body: { message: 'Unauthorized', error: refusal.message } };
    const body = await readBody(request, limits.maxFrameBytes);
    if (!body) return { status: 413, body: { message: 'Payload Too Large' } };
    const [, topic, event] = SINGLE_PATH.exec(url.pathname) ?? [];
    if (topic === undefined || event === undefined) return sendBatch(body, identity);
    const message = toMessage(decodeURIComponent(event), request.headers['content-type'], body);
    return 'status' in message
      ? message
      : sendSingle(decodeURIComponent(topic), message, url.searchParams, identity);
  }

  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname !== BATCH_PATH && !SINGLE_PATH.test(url.pathname)) return false;
    try {
      sendAnswer(response, await answer(request, url));
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof URIError) {
        sendAnswer(response, { status: 400, body: { message: 'Bad Request', error: error.message } });
      } else {
        log('DatabaseUnavailable', toReason(error));
        sendAnswer(response, { status: 503, body: { message: 'Tenant database unavailable' } });
      }
    }
    return true;
  };
}

interface HttpAnswer {
  status: number;
  body?: unknown;
}

const TOO_LARGE: HttpAnswer = {
  status: 422,
  body: { errors: { payload: ['Payload size exceeds tenant limit'] } },
};
const TOO_FAST: HttpAnswer = { status: 429, body: { message: 'You have exceeded your rate limit' } };

function isPrivate({ private: flag }: BatchMessage): boolean {
  return flag ?? false;
}

function readToken({ headers }: IncomingMessage): string {
  const [, bearer] = /^bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
  const key = headers['apikey'];
  return bearer ?? (typeof key === 'string' ? key : '');
}

function toMessage(
  event: string,
  contentType: string | undefined,
  body: Buffer,
): BroadcastMessage | HttpAnswer {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (type === BINARY_TYPE) return { event, encoding: 'binary', content: body };
  if (type === undefined || type === 'application/json') return toJsonBroadcast(event, parseJson(body));
  return {
    status: 415,
    body: { error: 'Unsupported Media Type. Use application/json or application/octet-stream' },
  };
}

/** `persist=true` or `persist[ttl]=60`. */
function readPersist(query: URLSearchParams) {
  const ttl = query.get('persist[ttl]');
  if (ttl !== null) return persistSchema.optional().safeParse({ ttl: Number(ttl) });
  const persist = query.get('persist');
  return persistSchema.optional().safeParse(persist === null ? undefined : persist === 'true' || persist);
}

function parseJson(body: Buffer): unknown {
  return JSON.parse(body.toString('utf8'));
}

function toFieldErrors(error: z.ZodError): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const { path, message } of error.issues) (errors[path.join('.')] ??= []).push(message);
  return errors;
}

const CORS_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'POST, OPTIONS',
  'Access-Control-Allow-Headers':
    'authorization, apikey, content-type, x-client-info, x-supabase-api-version',
  'Access-Control-Max-Age': '86400',
};

function sendAnswer(response: ServerResponse, { status, body }: HttpAnswer): void {
  const type = body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' };
  response
    .writeHead(status, { ...CORS_HEADERS, ...type })
    .end(body === undefined ? '' : JSON.stringify(body));
}
