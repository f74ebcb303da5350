import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../install.mjs';

/** A worked example of docs/adding.md. */
export interface Example {
  /** All its diffs, for `git apply`. */
  diff: string;
  /** The files that they change or create, relative to the repository. */
  files: string[];
}

/**
 * Reads an example of docs/adding.md.
 *
 * @param kind The heading, which ARCHITECTURE uses, too: `a topic`.
 * @throws Error when there is no such heading.
 */
export function readExample(kind: string): Example {
  const sections = readFileSync(join(root, 'docs', 'adding.md'), 'utf8').split(/^## /m);
  const section = sections.find((text) => text.toLowerCase().startsWith(`${kind}\n`));
  if (section === undefined) throw new Error(`docs/adding.md has no section "${kind}".`);
  const diff = [...section.matchAll(/^```diff\n(.*?)^```$/gms)].map(([, text = '']) => text).join('');
  return { diff, files: [...diff.matchAll(/^\+\+\+ b\/(.+)$/gm)].map(([, file = '']) => file) };
}

/**
 * Reads the paths that ARCHITECTURE names for a kind of addition. A path may have placeholders: `rules/<function>.sql`.
 *
 * @throws Error when "Where to add" has no such item.
 */
export function readNamedPaths(kind: string): string[] {
  const [, list = ''] = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').split('## Where to add');
  const item = list.split(/^- /m).find((text) => text.startsWith(`**${kind}**:`));
  if (item === undefined) throw new Error(`ARCHITECTURE.md does not say where to add ${kind}.`);
  return [...item.matchAll(/`([^`\s]+\/[^`\s]+)`/g)].map(([, path = '']) => path);
}

/** Whether a path with placeholders names a file. A placeholder stands for one part of a path. */
export function isNamedBy(path: string, file: string): boolean {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/<[a-z]+>/g, '[^/]+')}$`).test(file);
}
