import { database } from '@/server/database.ts';
import { toProblemResponse } from '@/server/problem.ts';
import { toProblem } from '@/server/to-problem.ts';

// Asked by whoever supervises this process: does it answer, and does its database?
export async function GET(request: Request): Promise<Response> {
  try {
    await database().query('select 1');
    return Response.json(
      { status: 'ok', streams: globalThis.headwayHub?.stats().streams ?? 0 },
      { headers: { 'cache-control': 'no-store' } },
    );
  } catch (error) {
    return toProblemResponse(toProblem(error, { method: request.method, path: '/api/health' }));
  }
}
