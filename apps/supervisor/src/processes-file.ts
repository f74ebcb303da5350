import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A process of the running installation, as `processes.json` lists it. */
export interface ProcessEntry {
  name: string;
  pid: number;
  port?: number;
}

/** Keeps `processes.json` in the data directory true: who runs, under which pid, on which port. */
export function createProcessesFile(dataDir: string) {
  const file = join(dataDir, 'processes.json');
  const entries = new Map<string, ProcessEntry>();

  function write() {
    // A reader never sees half a file.
    writeFileSync(`${file}.new`, `${JSON.stringify([...entries.values()], null, 2)}\n`);
    renameSync(`${file}.new`, file);
  }

  return {
    set(entry: ProcessEntry) {
      entries.set(entry.name, entry);
      write();
    },
    delete(name: string) {
      if (entries.delete(name)) write();
    },
    remove() {
      rmSync(file, { force: true });
    },
  };
}
