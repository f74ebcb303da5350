// Local Supabase as a child process.
import { runAsProcess } from './run-as-process.ts';

await runAsProcess();
