import { once } from 'node:events';
import { createServer } from 'node:net';
import { hasErrorCode } from './file-errors.ts';
import { LocalSupabaseError } from './local-supabase-error.ts';

/**
 * Checks that a port of 127.0.0.1 is free, or finds a free one.
 *
 * @param port 0 for any free port.
 * @param variable The environment variable that sets the port; the error names it.
 * @throws LocalSupabaseError `port_taken`
 */
export async function findFreePort(port = 0, variable = ''): Promise<number> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address ? address.port : port;
  } catch (error) {
    throw hasErrorCode(error, 'EADDRINUSE') ? portTaken(port, variable) : error;
  } finally {
    server.close();
  }
}

export function portTaken(port: number, variable: string): LocalSupabaseError {
  return new LocalSupabaseError(
    'port_taken',
    `Port ${port} is taken by another program. Stop it, or choose another port with ${variable}=<port>.`,
  );
}
