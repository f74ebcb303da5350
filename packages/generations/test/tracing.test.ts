import { createServer } from 'node:http';
import { once } from 'node:events';
import { context, trace } from '@opentelemetry/api';
import { startTracing } from '@headway/observability/server';
import { createHub, createPostgresEventLog } from '@headway/realtime/server';
import { STAGES } from '@headway/pipeline/stages';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { startWorker } from '../src/index.ts';
import { createQuickStages, noProviders } from './support/quick-stages.ts';
import { waitForEnd } from './support/read-history.ts';
import { createTestLog, startTestInstallation, type TestInstallation } from './support/test-installation.ts';

const exportSchema = z.object({
  resourceSpans: z.array(
    z.object({
      scopeSpans: z.array(z.object({ spans: z.array(z.object({ traceId: z.string(), name: z.string() })) })),
    }),
  ),
});

let installation: TestInstallation;
const spans: { traceId: string; name: string }[] = [];
const receiver = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { resourceSpans } = exportSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
    for (const { scopeSpans } of resourceSpans) for (const scope of scopeSpans) spans.push(...scope.spans);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
});

beforeAll(async () => {
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  installation = await startTestInstallation();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  receiver.close();
  await installation[Symbol.asyncDispose]();
});

test('one trace connects the request, the job, the six stages and the events that a stream writes', async () => {
  const address = receiver.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', `http://127.0.0.1:${address.port}`);
  const tracing = startTracing('test', 'test-1', process.env);
  const { db, database } = installation;
  const request = trace.getTracer('test').startSpan('request');
  const { traceId } = request.spanContext();
  const projectId = await installation.createProject();
  const { contentId } = await context.with(trace.setSpan(context.active(), request), () =>
    installation.request(projectId, 'a traced keyword'),
  );
  request.end();

  const written: (string | undefined)[] = [];
  const log = createPostgresEventLog({ pool: db, listen: { connectionString: database.url } });
  const hub = createHub({ log, onWritten: (event) => written.push(event.trace) });
  const opened = await hub.open({ topics: [`content:${contentId}`], cursor: null });
  if (opened.kind !== 'stream') throw new Error(opened.kind);
  const { stream } = opened;
  function drain(): void {
    let taken: Uint8Array[];
    do taken = stream.read();
    while (taken.length > 0);
  }
  stream.onReadable(drain);
  drain();

  const worker = await startWorker({
    connectionString: database.url,
    stages: createQuickStages(),
    providers: noProviders,
    log: createTestLog(),
  });
  await waitForEnd(db, contentId);
  await vi.waitFor(() => expect(written.length).toBeGreaterThan(6), 5_000);
  await worker.stop();
  stream.abort();
  await hub.close();
  await tracing?.stop();

  const names = spans.filter((span) => span.traceId === traceId).map(({ name }) => name);
  const stages = STAGES.map(({ id }) => `stage ${id}`);
  for (const name of ['request', 'enqueue generation', 'run generation', 'commit events', ...stages]) {
    expect(names).toContain(name);
  }
  expect(new Set(written.map((traceparent) => traceparent?.split('-')[1]))).toEqual(new Set([traceId]));
});
