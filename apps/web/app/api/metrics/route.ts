import { mayReadMetrics } from '@headway/observability/server';
import type { NextRequest } from 'next/server';
import { env } from '@/server/process/env.ts';
import { health } from '@/server/process/health.ts';
import { Problem, toProblemResponse } from '@/server/http/problem.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

// Asked by Prometheus. See docs/monitoring.md.
export async function GET(request: NextRequest): Promise<Response> {
  const { HEADWAY_METRICS_TOKEN: token, HEADWAY_DEMO: isDemo } = env();
  if (!mayReadMetrics(request.headers.get('authorization'), { token, isDemo })) {
    return toProblemResponse(new Problem('metrics_protected'));
  }
  const { metrics } = health();
  return new Response(await metrics.metrics(), {
    headers: { 'content-type': metrics.contentType, 'cache-control': 'no-store' },
  });
}

export const { DELETE, PATCH, POST, PUT } = refuseOtherMethods('GET');
