import { runPinned } from './run-pinned.mjs';

runPinned('scripts/bench.ts');
