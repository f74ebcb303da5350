import type { IncomingMessage, ServerResponse } from 'node:http';

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS';
const PREFLIGHT_LIFETIME_S = 3600;

/** Headers of answers that a page of another origin may read; supabase-js reads them. */
const EXPOSED = [
  'Content-Range',
  'Content-Location',
  'Content-Profile',
  'Location',
  'Preference-Applied',
  'Range-Unit',
  'Link',
  'X-Total-Count',
  'X-Supabase-Api-Version',
  'Sb-Error-Code',
  'X-Sb-Error-Code',
].join(', ');

/** The headers that let pages of every origin read an answer. */
export const CORS_HEADERS: readonly (readonly [string, string])[] = [
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Expose-Headers', EXPOSED],
];

const CORS_NAMES = /^access-control-/i;

/** Whether a header of an answer belongs to CORS, which this file decides for all parts. */
export function isCorsHeader(name: string): boolean {
  return CORS_NAMES.test(name);
}

/**
 * Answers the preflight of a browser as Supabase's gateway does: every method, and the headers that the page asks for.
 * Returns false for a request that is no preflight.
 */
export function answerPreflight(request: IncomingMessage, response: ServerResponse): boolean {
  const method = request.headers['access-control-request-method'];
  if (request.method !== 'OPTIONS' || method === undefined) return false;
  request.resume();
  response.writeHead(200, {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': METHODS,
    'Access-Control-Allow-Headers': request.headers['access-control-request-headers'] ?? '*',
    'Access-Control-Max-Age': String(PREFLIGHT_LIFETIME_S),
    Vary: 'Access-Control-Request-Headers',
    'Content-Length': '0',
  });
  response.end();
  return true;
}
