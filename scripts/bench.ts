import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from './install.mjs';

// `npm run bench`: all benchmarks, one after the other; `npm run bench -- streaming`: only these. Each file of bench/ is
// one benchmark, which prints its figures and ends by itself.

const names = process.argv.slice(2);
const files = globSync('bench/*.ts', { cwd: root }).toSorted();
const wanted = files.filter((file) => names.length === 0 || names.includes(basename(file, '.ts')));
if (wanted.length === 0) {
  console.error(`No such benchmark. There are: ${files.map((file) => basename(file, '.ts')).join(', ')}`);
  process.exit(1);
}
let failed = 0;
for (const file of wanted) {
  console.log(`\n${basename(file, '.ts')}`);
  const { status } = spawnSync(process.execPath, [join(root, file)], { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
