import { runPinned } from './run-pinned.mjs';

runPinned('scripts/test.ts');
