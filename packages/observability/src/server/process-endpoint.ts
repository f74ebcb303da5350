import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { toProblemDocument, type RefusalCode } from '@headway/database/refusals';
import { mayReadMetrics, type MetricsRule } from './may-read-metrics.ts';
import type { ProcessHealth } from './process-health.ts';

/** Why a process should not get work now. */
export interface Unready {
  code: 'draining' | 'database_unavailable';
  detail: string;
}

/** Options of {@link startProcessEndpoint}. */
export interface ProcessEndpointOptions {
  /** 0 for any free port. */
  port: number;
  health: ProcessHealth;
  metricsRule: MetricsRule;
  /** Null while the process should get work. */
  findUnready: () => Promise<Unready | null>;
}

/** The HTTP endpoint of a process without pages, for supervisors and Prometheus. */
export interface ProcessEndpoint {
  url: string;
  stop(): Promise<void>;
}

/**
 * Serves `/api/metrics` and `/api/health` on 127.0.0.1, at the addresses and with the answers of the web application,
 * so that one configuration of Prometheus and of a supervisor fits both. Rejects when the port is taken.
 */
export async function startProcessEndpoint(options: ProcessEndpointOptions): Promise<ProcessEndpoint> {
  const { health, metricsRule, findUnready } = options;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return refuse(response, 'method_not_allowed', 'Ask with GET.');
    }
    switch (pathname) {
      case '/api/metrics':
        return void sendMetrics(response, request.headers.authorization);
      case '/api/health':
        if (searchParams.has('live')) return send(response, 200, { status: 'live' });
        return void sendReadiness(response);
      default:
        return refuse(response, 'not_found', 'There is /api/metrics and /api/health.');
    }
  });

  async function sendMetrics(response: ServerResponse, authorization: string | undefined): Promise<void> {
    if (!mayReadMetrics(authorization, metricsRule)) {
      return refuse(response, 'metrics_protected');
    }
    const { metrics } = health;
    const text = await metrics.metrics();
    response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(text);
  }

  async function sendReadiness(response: ServerResponse): Promise<void> {
    const unready = await findUnready();
    if (!unready) return send(response, 200, { status: 'ok' });
    response.setHeader('retry-after', '1');
    refuse(response, unready.code, unready.detail);
  }

  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function refuse(response: ServerResponse, code: RefusalCode, detail?: string): void {
  const problem = toProblemDocument(code, { detail });
  send(response, problem.status, problem, 'application/problem+json');
}

function send(response: ServerResponse, status: number, body: object, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(JSON.stringify(body));
}
