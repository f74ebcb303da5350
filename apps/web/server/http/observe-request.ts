import { context, propagation, SpanKind, trace } from '@opentelemetry/api';
import { currentRequestId, withRequestId } from '@headway/observability/server';
import type { NextRequest } from 'next/server';
import { health } from '../process/health.ts';

const REQUEST_ID = /^[\w.-]{1,100}$/;
const tracer = trace.getTracer('@headway/web');

/**
 * Answers a request of the API as one span of the caller's trace, under its `X-Request-Id` or a new one, and counts
 * it by its route: the address with the names of its parameters.
 */
export function observeRequest(
  request: NextRequest,
  params: Record<string, string>,
  answer: () => Promise<Response>,
): Promise<Response> {
  const route = toRoute(request.nextUrl.pathname, params);
  const { method } = request;
  const startedAt = performance.now();
  const attributes = { 'http.request.method': method, 'http.route': route };
  const traced = (): Promise<Response> =>
    tracer.startActiveSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, async (span) => {
      try {
        const response = await answer();
        span.setAttribute('http.response.status_code', response.status);
        const seconds = (performance.now() - startedAt) / 1000;
        health().countRequest({ method, route, status: response.status, seconds });
        response.headers.set('x-request-id', currentRequestId() ?? '');
        return response;
      } finally {
        span.end();
      }
    });
  const traceparent = request.headers.get('traceparent');
  const parent = traceparent === null ? {} : { traceparent };
  return withRequestId(requestId(request), () =>
    context.with(propagation.extract(context.active(), parent), traced),
  );
}

function requestId(request: NextRequest): string {
  const given = request.headers.get('x-request-id');
  return given !== null && REQUEST_ID.test(given) ? given : crypto.randomUUID();
}

function toRoute(path: string, params: Record<string, string>): string {
  let route = path;
  for (const [name, value] of Object.entries(params)) route = route.replace(`/${value}`, `/[${name}]`);
  return route;
}
