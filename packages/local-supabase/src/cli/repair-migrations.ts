import { join } from 'node:path';
import { withClient } from '../connections/with-client.ts';
import { LocalSupabaseError } from '../local-supabase-error.ts';
import { preparePostgresBinaries } from '../postgres/binaries.ts';
import { openPostgres } from '../postgres/open-postgres.ts';
import { findCluster } from '../postgres/place-cluster.ts';
import { findSystemUser } from '../postgres/system-user.ts';
import { readMigrations } from '../schema/apply-migrations.ts';
import { carryOver } from '../schema/carry-over.ts';
import type { Environment } from './environment.ts';
import { findRunning } from './running-file.ts';

/**
 * Carries the database of `databaseUrl`, or else the local one, over to the baseline migration.
 *
 * @throws LocalSupabaseError like `carryOver`; `not_running` if there is no local database
 */
export async function repairMigrations(
  { projectDir, dataDir }: Pick<Environment, 'projectDir' | 'dataDir'>,
  databaseUrl: string | undefined,
  print: (line: string) => void,
): Promise<void> {
  const [baseline] = await readMigrations(projectDir);
  if (!baseline?.replaces) {
    throw new LocalSupabaseError('config_invalid', 'This project has no supabase/carry-over.');
  }
  const plan = baseline.replaces;
  await withDatabase(dataDir, databaseUrl, async (url) => {
    const changed = await withClient(url, (client) => carryOver(client, plan, baseline));
    print(
      changed
        ? `Carried over: ${plan.versions.length} migrations are now ${baseline.file}.`
        : `Nothing to do: the database has ${baseline.file}.`,
    );
  });
}

/** Runs `work` with the address of the given database, or of the local one, which is started if it is not running. */
async function withDatabase(
  dataDir: string,
  databaseUrl: string | undefined,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const url = databaseUrl ?? (await findRunning(dataDir))?.dbUrl;
  if (url) return work(url);
  const cluster = await findCluster(dataDir);
  if (!cluster) throw new LocalSupabaseError('not_running', `There is no database in ${dataDir}.`);
  const user = await findSystemUser();
  const { server, ownership } = await openPostgres({
    cluster,
    port: 0,
    binaries: await preparePostgresBinaries(user),
    user,
    logFile: join(dataDir, 'postgres.log'),
    durable: true,
    diesWithParent: true,
  });
  try {
    await work(server.url);
  } finally {
    await ownership.release();
    await server.stop();
  }
}
