import type { TestProject } from 'vitest/node';
import { ensureWebBuild } from '@headway/supervisor/web-build';
import { startInstallation, type SharedInstallation } from './installation.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** All e2e files share it. A file that kills processes starts its own. */
    installation: SharedInstallation;
  }
}

/** Builds the web when stale and starts one installation for all files that do not break it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureWebBuild((line) => console.log(line));
  const installation = await startInstallation({ isFirstStart: true });
  const { url, supabaseUrl, publishableKey, databaseUrl, mailUrl, jwtSecret, dataDir } = installation;
  project.provide('installation', {
    url,
    supabaseUrl,
    publishableKey,
    databaseUrl,
    mailUrl,
    jwtSecret,
    dataDir,
  });
  return async () => {
    await installation.stop();
  };
}
