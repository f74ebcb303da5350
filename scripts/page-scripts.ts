import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';

const buildSchema = z.object({ rootMainFiles: z.array(z.string()) });
const manifestsSchema = z.record(
  z.string(),
  z.object({ entryJSFiles: z.record(z.string(), z.array(z.string())) }),
);

const MANIFEST = 'page_client-reference-manifest.js';

/**
 * Reads how much script each page of a built application names in its HTML: what a browser loads before the page reacts.
 * Code that is imported later does not count.
 *
 * @param build The folder `.next`.
 * @returns Bytes after gzip, by route, such as `/projects/[projectId]`.
 */
export function readPageScripts(build: string): Map<string, number> {
  const { rootMainFiles } = buildSchema.parse(
    JSON.parse(readFileSync(join(build, 'build-manifest.json'), 'utf8')),
  );
  const sizes = new Map<string, number>();
  const toSize = (file: string): number => {
    const known = sizes.get(file) ?? gzipSync(readFileSync(join(build, file)), { level: 9 }).length;
    sizes.set(file, known);
    return known;
  };
  const folder = join(build, 'server', 'app');
  const pages = globSync(`**/${MANIFEST}`, { cwd: folder }).map((file): [string, number] => {
    const files = new Set([...rootMainFiles, ...readEntries(join(folder, file))]);
    return [toRoute(file), [...files].reduce((sum, script) => sum + toSize(script), 0)];
  });
  return new Map(pages.toSorted(([one], [other]) => one.localeCompare(other)));
}

/** The scripts of a page and its layouts. Next writes them as a script that sets a global variable. */
function readEntries(file: string): string[] {
  const context = createContext({});
  runInContext(readFileSync(file, 'utf8'), context);
  const manifests = manifestsSchema.parse(runInContext('__RSC_MANIFEST', context));
  return Object.values(manifests).flatMap(({ entryJSFiles }) => Object.values(entryJSFiles).flat());
}

/** The route of a folder: groups in parentheses are not part of an address. */
function toRoute(file: string): string {
  const parts = file.split('/').slice(0, -1);
  return `/${parts.filter((part) => !part.startsWith('(')).join('/')}`;
}
