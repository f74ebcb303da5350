/** What a line of the log says besides its message. Never text of articles, never secrets. */
export type LogFields = { [name: string]: unknown };

/** Where a worker reports. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}
