import { once } from 'node:events';
import { createServer } from 'node:net';

/** Throws an `Error` that names the port and the variable that sets it, when a port of 127.0.0.1 is taken. */
export async function requirePort(port: number, what: string, variable: string): Promise<void> {
  const probe = createServer();
  try {
    await once(probe.listen(port, '127.0.0.1'), 'listening');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new Error(
      `Port ${port}, which ${what} needs, is taken. Stop what uses it, or choose another: ${variable}=${port + 1} npm start`,
      { cause: error },
    );
  } finally {
    probe.close();
  }
}
