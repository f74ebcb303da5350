import pg from 'pg';

/** Opens a pool. `onLost` hears of idle connections that break; the next query opens another one. */
export function createPool(
  dbUrl: string,
  config: pg.PoolConfig,
  onLost: (error: Error) => void = () => undefined,
): pg.Pool {
  const pool = new pg.Pool({ connectionString: dbUrl, connectionTimeoutMillis: 5000, ...config });
  pool.on('error', onLost);
  return pool;
}
