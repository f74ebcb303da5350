import * as z from 'zod/mini';
import { catch as orElse } from 'zod/mini';

const STORAGE_KEY = 'headway:toasted';
const LOCK_NAME = 'headway:toasted';
/** More than can arrive in several tabs before the slowest of them asks. */
const REMEMBERED = 100;

const idsSchema = orElse(z.array(z.string()), []);

/** Those of these notifications that no tab of this browser has shown yet; from now on, this one has. */
export async function claimToasts(ids: readonly string[]): Promise<string[]> {
  // Without locks, as over plain HTTP beyond this machine, two tabs may at worst both show one.
  if (!('locks' in navigator)) return claim(ids);
  return navigator.locks.request(LOCK_NAME, () => claim(ids));
}

function claim(ids: readonly string[]): string[] {
  const shown = read();
  const fresh = ids.filter((id) => !shown.includes(id));
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify([...shown, ...fresh].slice(-REMEMBERED)));
  } catch {
    // Storage is full or forbidden: then other tabs show it too.
  }
  return fresh;
}

function read(): string[] {
  try {
    return idsSchema.parse(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]'));
  } catch {
    return [];
  }
}
