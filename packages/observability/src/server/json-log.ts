import { trace } from '@opentelemetry/api';
import { toRedactedJson } from './redact.ts';
import { currentRequestId } from './request-id.ts';

/** What a line says besides its message: never text that people wrote. */
export type LogFields = Record<string, unknown>;

/** Structured lines. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/**
 * Writes one line of JSON per entry, with the request and the trace it belongs to. What looks like a secret is
 * replaced, wherever it stands: the last line of defence, not the first.
 */
export function createJsonLog(write: (line: string) => void): Log {
  const entry =
    (level: string) =>
    (message: string, fields: LogFields = {}): void => {
      const requestId = currentRequestId();
      const traceId = trace.getActiveSpan()?.spanContext().traceId;
      const line = {
        at: new Date().toISOString(),
        level,
        message,
        ...(requestId !== undefined && { requestId }),
        ...(traceId !== undefined && { traceId }),
        ...fields,
      };
      write(`${toRedactedJson(line)}\n`);
    };
  return { info: entry('info'), warn: entry('warn'), error: entry('error') };
}

/** An error as fields of a line. */
export function errorFields(error: unknown): LogFields {
  return error instanceof Error ? { error: error.message, stack: error.stack } : { error: String(error) };
}
