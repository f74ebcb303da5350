import type { ServerResponse } from 'node:http';

/** What a request is answered with. */
export interface HttpAnswer {
  status: number;
  body?: unknown;
}

const CORS_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'POST, OPTIONS',
  'Access-Control-Allow-Headers':
    'authorization, apikey, content-type, x-client-info, x-supabase-api-version',
  'Access-Control-Max-Age': '86400',
};

export function sendAnswer(response: ServerResponse, { status, body }: HttpAnswer): void {
  if (body === undefined) {
    response.writeHead(status, CORS_HEADERS).end();
    return;
  }
  response
    .writeHead(status, { ...CORS_HEADERS, 'Content-Type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(body));
}
