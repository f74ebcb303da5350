import { createHash } from 'node:crypto';

/** Errors with the same cause since the last report. */
export interface ErrorGroup {
  fingerprint: string;
  title: string;
  detail: string;
  count: number;
}

const MAX_GROUPS = 50;

/** Groups unexpected errors by their message without ids and figures, and by the place that threw them. */
export function createErrorGroups() {
  let groups = new Map<string, ErrorGroup>();
  const count = (group: ErrorGroup): void => {
    const known = groups.get(group.fingerprint);
    if (known) known.count += group.count;
    else if (groups.size < MAX_GROUPS) groups.set(group.fingerprint, { ...group });
  };
  return {
    add(error: { message: string; stack?: string | undefined }, during: string): void {
      const title = `${during}: ${error.message}`;
      count({ fingerprint: toFingerprint(error, during), title, detail: error.stack ?? '', count: 1 });
    },
    /** Returns the groups since the last call. */
    drain(): ErrorGroup[] {
      const drained = [...groups.values()];
      groups = new Map();
      return drained;
    },
    /** Puts back groups that could not be reported. */
    restore: (earlier: readonly ErrorGroup[]): void => earlier.forEach(count),
  };
}

function toFingerprint({ message, stack }: { message: string; stack?: string | undefined }, during: string) {
  const cause = message.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+/gi, '#');
  const place = /^\s+at (.+?)(?::\d+){0,2}\)?$/m.exec(stack ?? '')?.[1] ?? '';
  return createHash('sha256').update([during, cause, place].join('\0')).digest('hex').slice(0, 16);
}
