import type { TestProject } from 'vitest/node';
import { ensureWebBuild } from '../scripts/web-build.ts';
import { startInstallation } from './installation.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the web application that all e2e files share; a file that kills processes starts its own. */
    url: string;
    supabaseUrl: string;
    dataDir: string;
  }
}

/** Builds the web when stale and starts one installation for all files that do not break it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureWebBuild((line) => console.log(line));
  const installation = await startInstallation();
  project.provide('url', installation.url);
  project.provide('supabaseUrl', installation.supabaseUrl);
  project.provide('dataDir', installation.dataDir);
  return async () => {
    await installation.stop();
  };
}
