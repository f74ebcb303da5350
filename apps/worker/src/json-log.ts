import type { Log, LogFields } from '@headway/generations/server';

/** Writes one line of JSON per entry. */
export function createJsonLog(write: (line: string) => void): Log {
  const entry =
    (level: string) =>
    (message: string, fields: LogFields = {}): void =>
      write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...fields })}\n`);
  return { info: entry('info'), warn: entry('warn'), error: entry('error') };
}
