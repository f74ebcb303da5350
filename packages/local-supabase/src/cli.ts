import { parseArgs } from 'node:util';
import { parseEnvironment } from './cli/environment.ts';
import { repairMigrations } from './cli/repair-migrations.ts';
import { reset, start, status, stop, type Format } from './cli/run-command.ts';
import { LocalSupabaseError } from './local-supabase-error.ts';

const USAGE = `Supabase on this machine: Postgres, Auth, REST and Realtime, without Docker.

  local-supabase start                       run until Ctrl-C
  local-supabase stop                        stop the instance of this data directory
  local-supabase status [-o pretty|json|env] print addresses and keys
  local-supabase reset                       delete all data, apply all migrations, run the seed
  local-supabase migration repair            carry a database of squashed migrations over to the baseline; the local
                                             one, or that of DATABASE_URL

The project is the nearest folder upwards that has "supabase/".

  HEADWAY_SUPABASE_PORT   port of the API, default 54321
  HEADWAY_DB_PORT         port of Postgres, default 54322
  HEADWAY_MAIL_PORT       port of the mails of Auth, default 54324
  HEADWAY_SITE_URL        where links in mails lead back to, default auth.site_url of config.toml
  HEADWAY_SKIP_EXTENSIONS names of extensions that migrations create and that are left out, such as vector,pg_cron
  HEADWAY_SKIP_MIGRATIONS versions of migrations that are left out
  HEADWAY_DATA_DIR        where data is kept, default .headway in the project`;

const FORMATS: Format[] = ['pretty', 'json', 'env'];

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      output: { type: 'string', short: 'o', default: 'pretty' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [command, subcommand] = positionals;
  if (values.help || command === undefined) return print(USAGE);
  const environment = parseEnvironment(process.env, process.cwd());
  switch (command) {
    case 'start':
      return start(environment, print);
    case 'stop':
      return stop(environment, print);
    case 'status':
      return status(environment, parseFormat(values.output), print);
    case 'reset':
      return reset(environment, print);
    case 'migration':
      if (subcommand !== 'repair') throw unknownCommand(`migration ${subcommand ?? ''}`);
      return repairMigrations(environment, process.env['DATABASE_URL'], print);
    default:
      throw unknownCommand(command);
  }
}

function unknownCommand(command: string): LocalSupabaseError {
  return new LocalSupabaseError('config_invalid', `There is no command "${command}".\n\n${USAGE}`);
}

function parseFormat(output: string): Format {
  const format = FORMATS.find((candidate) => candidate === output);
  if (!format) throw new LocalSupabaseError('config_invalid', `-o takes ${FORMATS.join(', ')}.`);
  return format;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  await run();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
