/** Called by Next once, before the first request. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] === 'nodejs') {
    const { startProcess } = await import('./server/process/start-process.ts');
    startProcess();
  }
}
