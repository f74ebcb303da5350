import { runPinned } from './run-pinned.mjs';

runPinned('scripts/verify.ts');
