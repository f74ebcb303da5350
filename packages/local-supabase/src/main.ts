// Local Supabase as a child process, with nothing besides.
import { runAsProcess } from './run-as-process.ts';

await runAsProcess();
