import 'server-only';
import type { WrittenEvent } from '@headway/realtime/server';
import { context, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { health } from '../process/health.ts';

const tracer = trace.getTracer('@headway/web');
const traced = new WeakSet<WrittenEvent>();

/** Counts an event that was written to an event stream. The first write of an event is the last span of its trace. */
export function observeWritten(event: WrittenEvent): void {
  health().countWritten(Math.max(0, Date.now() - event.at));
  if (event.trace === undefined || traced.has(event)) return;
  traced.add(event);
  const parent = propagation.extract(ROOT_CONTEXT, { traceparent: event.trace });
  if (!trace.getSpan(parent)) return;
  const attributes = { topic: event.topic, seq: event.seq, type: event.type };
  const options = { kind: SpanKind.PRODUCER, startTime: event.at, attributes };
  context.with(parent, () => tracer.startSpan('write frame', options).end());
}
