import { isMainThread } from 'node:worker_threads';

// @supabase/lite reads this variable while it loads, and serves Storage only with it. A thread has variables of its own.
if (!isMainThread) process.env['EXPERIMENTAL_STORAGE'] = '1';
