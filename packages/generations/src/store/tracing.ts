import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
  type Attributes,
} from '@opentelemetry/api';
import type { PoolClient } from 'pg';

const tracer = trace.getTracer('@headway/generations');

/** Runs `work` as one span of the current trace. Costs nothing in a process that sends no traces. */
export function inSpan<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.recordException(error instanceof Error ? error : String(error));
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Returns the current trace as the W3C header `traceparent`; undefined when there is none. */
export function currentTraceparent(): string | undefined {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier['traceparent'];
}

/** Runs `work` as part of the trace that this header names. */
export function withTraceparent<T>(traceparent: string | undefined, work: () => T): T {
  if (traceparent === undefined) return work();
  return context.with(propagation.extract(ROOT_CONTEXT, { traceparent }), work);
}

/** Marks the events of this transaction with the current trace, which the event streams continue. */
export async function markEvents(tx: PoolClient): Promise<void> {
  const traceparent = currentTraceparent();
  if (traceparent === undefined) return;
  await tx.query(`select set_config('headway.traceparent', $1, true)`, [traceparent]);
}
