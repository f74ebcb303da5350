import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import sources from './sources.json' with { type: 'json' };

const siteSchema = z.object({
  /** The first label of the site's offline host name. */
  id: z.string(),
  /** The name of the site, for people. */
  name: z.string(),
  /** The npm package that contains the pages. */
  package: z.string(),
  /** The folder of the pages inside the package. */
  folder: z.string(),
  /** The public address of the same pages. */
  upstream: z.url(),
  repository: z.url(),
  /** The SPDX identifier of the licence. */
  licence: z.string(),
  copyright: z.string(),
  /** Folders without articles, such as release notes and migration guides. */
  leftOut: z.array(z.string()),
});

/** A set of pages of the offline library, as `sources.json` describes it. */
export type Site = z.infer<typeof siteSchema>;

/** A site and where npm installed it. */
export interface InstalledSite extends Site {
  directory: string;
  version: string;
}

/** A file of a site and the path of its page. */
export interface SiteFile {
  file: string;
  /** Begins with a slash. The page has the same path under the site's upstream address. */
  path: string;
}

/** Every site of the library. */
export const sites: readonly Site[] = z.array(siteSchema).parse(sources);

/** The end of every host name of the library. `test` is reserved (RFC 2606), so no public host has such a name. */
export const HOST_SUFFIX = '.offline.test';

/** The host name under which the library serves a site. */
export function toHost({ id }: Site): string {
  return `${id}${HOST_SUFFIX}`;
}

/** Finds a site's package as Node resolves it. Throws when the package is not installed. */
export async function locateSite(site: Site): Promise<InstalledSite> {
  const manifest = createRequire(import.meta.url).resolve(`${site.package}/package.json`);
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(manifest, 'utf8')));
  return { ...site, version, directory: join(dirname(manifest), site.folder) };
}

/** Lists the pages of a site in a stable order, without tables of contents and without the folders of `leftOut`. */
export async function listSiteFiles(site: InstalledSite): Promise<SiteFile[]> {
  const entries = await readdir(site.directory, { recursive: true });
  const isLeftOut = (part: string) => site.leftOut.includes(part);
  return entries
    .toSorted()
    .filter((file) => /\.mdx?$/u.test(file) && !/(?:^|\/)index\.mdx?$/u.test(file))
    .map((file) => ({ file, parts: file.split('/') }))
    .filter(({ parts }) => !parts.some((part) => [part, toPathSegment(part)].some(isLeftOut)))
    .map(({ file, parts }) => ({
      file: join(site.directory, file),
      path: `/${parts
        .map(toPathSegment)
        .join('/')
        .replace(/\.mdx?$/u, '')}`,
    }));
}

/** File names begin with a number that gives their order; addresses do not. */
function toPathSegment(part: string): string {
  return part.replace(/^\d+-/u, '');
}
