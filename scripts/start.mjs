import { runPinned } from './run-pinned.mjs';

runPinned('apps/supervisor/src/main.ts', process.argv.slice(2));
