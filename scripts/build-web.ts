import { ensureWebBuild } from '@headway/supervisor/web-build';

await ensureWebBuild((line) => console.log(line));
