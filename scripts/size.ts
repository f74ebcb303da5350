import { join } from 'node:path';
import { ensureWebBuild } from '@headway/supervisor/web-build';
import { root } from './install.mjs';
import { readPageScripts } from './page-scripts.ts';

// `npm run size`: the script of each page in kB (gzip), as its HTML names it. Builds the web application when it is stale.

await ensureWebBuild((line) => console.log(line));
for (const [page, bytes] of readPageScripts(join(root, 'apps', 'web', '.next'))) {
  console.log(`${(bytes / 1000).toFixed(1).padStart(6)}  ${page}`);
}
