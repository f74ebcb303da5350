/** The fields of a log line besides its message. Never text of articles, never secrets. */
export type LogFields = { [name: string]: unknown };

/** A structured log. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}
