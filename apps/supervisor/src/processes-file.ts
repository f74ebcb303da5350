import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A process of the running installation, as `processes.json` lists it. */
export interface ProcessEntry {
  name: string;
  pid: number;
  port?: number;
}

/** Keeps `processes.json` in the data directory up to date. */
export function createProcessesFile(dataDir: string) {
  const file = join(dataDir, 'processes.json');
  const entries = new Map<string, ProcessEntry>();

  return {
    set(entry: ProcessEntry) {
      entries.set(entry.name, entry);
      // A reader never sees half a file.
      writeFileSync(`${file}.new`, `${JSON.stringify([...entries.values()], null, 2)}\n`);
      renameSync(`${file}.new`, file);
    },
    remove() {
      rmSync(file, { force: true });
    },
  };
}
