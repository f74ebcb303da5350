/** Is this one of the system's errors with one of these codes (`ENOENT`, ...)? */
export function hasErrorCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
