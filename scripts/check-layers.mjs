import { runPinned } from './run-pinned.mjs';

runPinned('scripts/check-layers.ts');
