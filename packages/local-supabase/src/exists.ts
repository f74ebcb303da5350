import { access } from 'node:fs/promises';
import { hasErrorCode } from './has-error-code.ts';

/** Is there anything at this path? */
export async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return false;
    throw error;
  }
}
