import type { NextRequest } from 'next/server';
import { mayReadMetrics } from '@/features/monitoring/server/may-read-metrics.ts';
import { health } from '@/server/health.ts';
import { Problem, toProblemResponse } from '@/server/problem.ts';

// Asked by Prometheus. See docs/monitoring.md.
export async function GET(request: NextRequest): Promise<Response> {
  if (!mayReadMetrics(request)) {
    return toProblemResponse(
      new Problem(
        'metrics_protected',
        'Send HEADWAY_METRICS_TOKEN as a Bearer token. Without one set, nobody may.',
      ),
    );
  }
  const { metrics } = health();
  return new Response(await metrics.metrics(), {
    headers: { 'content-type': metrics.contentType, 'cache-control': 'no-store' },
  });
}
