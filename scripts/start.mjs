import { runPinned } from './run-pinned.mjs';

runPinned('scripts/supervisor/main.ts');
