/** What a line says besides its message: never a token, a key, or text that people wrote. */
export type LogFields = Record<string, unknown>;

/** Structured lines, one JSON object each, on stderr. */
export const log = {
  info: (message: string, fields?: LogFields) => write('info', message, fields),
  warn: (message: string, fields?: LogFields) => write('warn', message, fields),
  error: (message: string, fields?: LogFields) => write('error', message, fields),
};

/** An error as fields of a line. */
export function errorFields(error: unknown): LogFields {
  return error instanceof Error ? { error: error.message, stack: error.stack } : { error: String(error) };
}

function write(level: string, message: string, fields: LogFields = {}): void {
  console.error(JSON.stringify({ level, at: new Date().toISOString(), message, ...fields }));
}
