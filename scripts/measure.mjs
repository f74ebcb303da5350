import { runPinned } from './run-pinned.mjs';

runPinned('scripts/measure.ts');
