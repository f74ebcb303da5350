import { trace } from '@opentelemetry/api';
import { toRedactedJson } from './redact.ts';
import { currentRequestId } from './request-id.ts';

/** The fields of a line besides its message. Never put text in that people wrote. */
export type LogFields = Record<string, unknown>;

/** Writes structured lines. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/**
 * Creates a log that writes one line of JSON per entry, with the request and the trace it belongs to. Text that looks
 * like a secret is replaced in every field, as the last line of defense.
 *
 * @example
 * const log = createJsonLog((line) => process.stdout.write(line));
 * log.error('mail could not be sent', errorFields(error));
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

/** An error as fields of a line: its message and stack. */
export function errorFields(error: unknown): LogFields {
  return error instanceof Error ? { error: error.message, stack: error.stack } : { error: String(error) };
}
