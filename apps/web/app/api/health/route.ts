import type { NextRequest } from 'next/server';
import { database } from '@/server/process/database.ts';
import { Problem, toProblemResponse } from '@/server/http/problem.ts';
import { toProblem } from '@/server/http/to-problem.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

const headers = { 'cache-control': 'no-store' };

/**
 * For supervisors and load balancers. `?live`: does the process answer at all? `?ready`, and without a parameter: should
 * it get requests? Not while it ends, nor while its database does not answer.
 */
export async function GET(request: NextRequest): Promise<Response> {
  if (request.nextUrl.searchParams.has('live')) return Response.json({ status: 'live' }, { headers });
  try {
    if (globalThis.headwayStopping === true) {
      throw new Problem('draining', { headers: { 'retry-after': '1' } });
    }
    await database().query('select 1');
    const streams = globalThis.headwayHub?.stats().streams ?? 0;
    return Response.json({ status: 'ok', streams }, { headers });
  } catch (error) {
    return toProblemResponse(toProblem(error, { method: request.method, path: '/api/health' }));
  }
}

export const { DELETE, PATCH, POST, PUT } = refuseOtherMethods('GET');
