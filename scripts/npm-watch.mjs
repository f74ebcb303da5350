import { readFileSync } from 'node:fs';

/** The interval of the checks. Reading a parent's pid takes about 1 µs. */
const CHECK_MS = 500;

/**
 * Calls `onGone` once the npm that runs this process has ended. npm and its shell can end without passing a signal on, and
 * no system reports the end of a parent, so the pids of the parents are compared. Does nothing when npm has not started
 * this process: then the parent may be a terminal that a person closes on purpose.
 *
 * @param {() => void} onGone
 */
export function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  // npm runs a script in a shell. Most shells replace themselves by the script's only command; others stay in between.
  const shell = isShell(parent) ? { pid: parent, parent: readParent(parent) } : undefined;
  const timer = setInterval(() => {
    if (process.ppid === parent && (!shell || readParent(shell.pid) === shell.parent)) return;
    clearInterval(timer);
    onGone();
  }, CHECK_MS);
  timer.unref();
}

/** @param {number} pid */
function isShell(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[1] === '-c';
  } catch {
    // There is no /proc. The shells of macOS and Windows replace themselves, or end with npm.
    return false;
  }
}

/** @param {number} pid */
function readParent(pid) {
  try {
    // The name of the program, in parentheses, may contain spaces; its state and its parent follow.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1];
  } catch {
    return undefined;
  }
}
