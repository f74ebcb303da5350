import { createServer } from 'node:net';

/** Is a port of 127.0.0.1 free to listen on? */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** Throws an `Error` that names the port and the variable that changes it, when the port is taken. */
export async function requirePort(port: number, what: string, variable: string): Promise<void> {
  if (await isPortFree(port)) return;
  throw new Error(
    `Port ${port}, which ${what} needs, is taken. Stop what uses it, or choose another: ${variable}=${port + 1} npm start`,
  );
}
