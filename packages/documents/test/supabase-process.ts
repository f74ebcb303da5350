// Supabase in a process of its own, for tests that kill it.
import { fileURLToPath } from 'node:url';
import { startLocalSupabase } from '@headway/local-supabase';

const [dataDir = '', apiPort = '0', dbPort = '0'] = process.argv.slice(2);
const supabase = await startLocalSupabase({
  projectDir: fileURLToPath(new URL('../../..', import.meta.url)),
  dataDir,
  apiPort: Number(apiPort),
  dbPort: Number(dbPort),
  onPostgresRestart: (postgresPid) => process.send?.({ postgresPid }),
});
const { apiUrl, dbUrl, publishableKey, postgresPid } = supabase;
process.send?.({ apiUrl, dbUrl, publishableKey, postgresPid });
process.once('SIGTERM', () => {
  void supabase.stop().then(() => process.exit(0));
});
