import { z } from 'zod';

/**
 * Where to go after signing in: a path of this site, else `/`. A browser would take `//host`, `/\host` and `/<tab>/host`
 * to another site.
 */
export const ownPathSchema = z.string().refine(isOwnPath).catch('/');

function isOwnPath(path: string): boolean {
  const here = 'https://here.invalid';
  return path.startsWith('/') && URL.parse(path, here)?.origin === here;
}

/** The path of the parameter `next`; the list of projects when it is missing or leads to another site. */
export function readOwnPath(next: string | string[] | undefined): string {
  return typeof next === 'string' ? ownPathSchema.parse(next) : '/projects';
}
