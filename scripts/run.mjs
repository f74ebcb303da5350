import { runPinned } from './run-pinned.mjs';

const [, , file = '', ...args] = process.argv;
runPinned(file, args);
