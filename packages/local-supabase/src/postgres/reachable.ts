import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { SystemUser } from './system-user.ts';

const OTHERS_MAY_ENTER = 0o001;
const GROUP_MAY_ENTER = 0o010;
const OWNER_MAY_ENTER = 0o100;

/** Whether this account can enter all folders of `path`. Without an account, this process can. */
export async function isReachable(path: string, user: SystemUser | undefined): Promise<boolean> {
  if (!user) return true;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const needed = uid === user.uid ? OWNER_MAY_ENTER : gid === user.gid ? GROUP_MAY_ENTER : OTHERS_MAY_ENTER;
    if ((mode & needed) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
