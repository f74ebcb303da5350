import { format } from 'node:util';

/**
 * Auth and REST write every refused statement to `console.error`, with its trace and the row that was refused. A
 * person needs to know that and why it was refused, and the row is nobody's business: one line of each is kept.
 */
export function oneLinePerError(): void {
  console.error = (...values: unknown[]) => {
    const error = values.find((value) => value instanceof Error);
    const line = error ? toLine(error) : format(...values);
    process.stderr.write(`${line}\n`);
  };
}

function toLine(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code} ` : '';
  return `${code}${error.message}`;
}
