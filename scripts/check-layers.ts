import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findFaults, readImports } from './import-graph.ts';

// `npm run layers`: fails where an import closes a circle or goes against scripts/layers.ts. Tests may import anything.

const OF_TESTS = /(^|\/)test\/|\.test\.tsx?$/;

const folders = ['apps', 'packages', 'testing', 'scripts', 'e2e', 'bench'];
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...folders], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(tsx?|mjs)$/.test(file) && !OF_TESTS.test(file) && existsSync(file));
const imports = readImports(new Map(files.map((file) => [file, readFileSync(file, 'utf8')])));
const faults = findFaults(imports);

for (const { reason, imports: wrong } of faults) {
  console.error(reason);
  for (const { from, specifier } of wrong) console.error(`  ${from} imports ${specifier}`);
}
console.log(
  `${files.length} files, ${imports.length} imports, ${faults.length} circles and imports against the layers`,
);
if (faults.length > 0) process.exitCode = 1;
