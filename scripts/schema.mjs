import { runPinned } from './run-pinned.mjs';

runPinned('scripts/schema/main.ts');
