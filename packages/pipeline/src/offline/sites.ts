import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import sources from './sources.json' with { type: 'json' };

const siteSchema = z.object({
  /** The first label of its offline host name. */
  id: z.string(),
  name: z.string(),
  /** The package whose installation brought it. */
  package: z.string(),
  folder: z.string(),
  /** Where the same pages are public. */
  upstream: z.url(),
  repository: z.url(),
  /** SPDX identifier. */
  licence: z.string(),
  copyright: z.string(),
  /** Folders without articles: release notes, migrations. */
  leftOut: z.array(z.string()),
});

/** A set of pages of the offline library. */
export type Site = z.infer<typeof siteSchema>;

/** A site as it is installed here. */
export interface InstalledSite extends Site {
  directory: string;
  version: string;
}

/** A file of a site and the path of its page. */
export interface SiteFile {
  file: string;
  /** Begins with a slash; the same under the upstream address. */
  path: string;
}

export const sites: readonly Site[] = z.array(siteSchema).parse(sources);

/** Finds a site's package as Node would. */
export async function locateSite(site: Site): Promise<InstalledSite> {
  const manifest = createRequire(import.meta.url).resolve(`${site.package}/package.json`);
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(manifest, 'utf8')));
  return { ...site, version, directory: join(dirname(manifest), site.folder) };
}

/** The pages of a site, without tables of contents and what `leftOut` names, in a stable order. */
export async function listSiteFiles(site: InstalledSite): Promise<SiteFile[]> {
  const entries = await readdir(site.directory, { recursive: true });
  return entries
    .toSorted()
    .filter((file) => /\.mdx?$/u.test(file) && !/(?:^|\/)index\.mdx?$/u.test(file))
    .filter(
      (file) =>
        !file
          .split('/')
          .some((part) => site.leftOut.includes(toPathSegment(part)) || site.leftOut.includes(part)),
    )
    .map((file) => ({
      file: join(site.directory, file),
      path: `/${file
        .replace(/\.mdx?$/u, '')
        .split('/')
        .map(toPathSegment)
        .join('/')}`,
    }));
}

/** Files are numbered for their order; addresses are not. */
function toPathSegment(part: string): string {
  return part.replace(/^\d+-/u, '');
}
