import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LocalSupabaseError } from './local-supabase-error.ts';

/**
 * Finds the nearest folder upwards that has `supabase/`.
 *
 * @throws LocalSupabaseError `config_invalid`
 */
export function findProject(start: string): string {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'supabase'))) return folder;
    if (folder === dirname(folder)) {
      throw new LocalSupabaseError(
        'config_invalid',
        `Neither ${start} nor a folder above it has "supabase/".`,
      );
    }
  }
}
