/** The password that `supabase start` uses, too. The server listens on 127.0.0.1 only. */
export const SUPERUSER_PASSWORD = 'postgres';

/** The connection string of the superuser for a local server. */
export function toConnectionString(port: number): string {
  return `postgresql://postgres:${SUPERUSER_PASSWORD}@127.0.0.1:${port}/postgres`;
}
