import type { ServerResponse } from 'node:http';

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
  const type = body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' };
  response
    .writeHead(status, { ...CORS_HEADERS, ...type })
    .end(body === undefined ? '' : JSON.stringify(body));
}
