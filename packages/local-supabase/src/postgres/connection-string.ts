/** The password `supabase start` uses as well: the server listens on the loopback interface only. */
export const SUPERUSER_PASSWORD = 'postgres';

/** The connection string of the superuser for a local server. */
export function toConnectionString(port: number): string {
  return `postgresql://postgres:${SUPERUSER_PASSWORD}@127.0.0.1:${port}/postgres`;
}
