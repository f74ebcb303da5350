import pg from 'pg';
import { withConnection } from '../../connections/with-connection.ts';
import type { Identity } from '../auth/identity.ts';
import { getOrCreate } from '../get-or-create.ts';
import type { RealtimeLog } from '../realtime-log.ts';
import { UNCHANGED, type RowChange } from '../replication/row-change.ts';
import type { TableFacts } from './table-facts.ts';

/**
 * Finds the rows that each reader can see. Row-level security decides, with the reader's role and claims, about the
 * rows as they are now: a row that is deleted meanwhile cannot be seen.
 *
 * @returns for each reader, the changes whose rows it sees
 */
export type RowReader = (
  changes: readonly RowChange[],
  key: TableFacts['key'],
  readers: readonly Identity[],
) => Promise<Map<Identity, Set<RowChange>>>;

interface SeenRow {
  reader: number;
  positions: number[];
  problem: string | null;
}

const QUERY_CANCELED = '57014';

/** Sends one query for all rows and all readers, with a prepared statement per table. */
export function createRowReader(pool: pg.Pool, log: RealtimeLog): RowReader {
  const prepared = new WeakMap<pg.PoolClient, Map<string, string>>();

  async function prepare(client: pg.PoolClient, sql: string): Promise<string> {
    const names = getOrCreate(prepared, client, () => new Map<string, string>());
    const name = names.get(sql) ?? `rows_${names.size}`;
    if (!names.has(sql)) {
      await client.query(`prepare ${name} (jsonb) as ${sql}`);
      names.set(sql, name);
    }
    return name;
  }

  return async (changes, key, readers) => {
    const [first] = changes;
    if (!first) return new Map();
    // Postgres plans a statement anew when the role changes
    const sorted = readers.toSorted((one, other) => (one.role < other.role ? -1 : 1));
    try {
      return await withConnection(pool, async (client) => {
        const statement = await prepare(client, toStatement(first, key));
        const { rows } = await client.query<SeenRow>({
          name: 'rows_seen_by',
          text: 'select reader, positions, problem from realtime.rows_seen_by($1, $2, $3, $4)',
          values: [
            statement,
            JSON.stringify(changes.map((change, index) => toKey(change, key, index))),
            sorted.map(({ role }) => role),
            sorted.map(({ claims }) => claims),
          ],
        });
        const seen = new Map<Identity, Set<RowChange>>();
        for (const { reader, positions, problem } of rows) {
          const identity = sorted[reader];
          if (problem !== null) {
            const { schema, table } = first.relation;
            log('RowCheckFailed', `${schema}.${table} as ${identity?.role ?? ''}: ${problem}`);
          }
          if (identity) seen.set(identity, new Set(positions.flatMap((position) => changes[position] ?? [])));
        }
        return seen;
      });
    } catch (error) {
      // an endless policy must not stop the other tables
      if (!(error instanceof pg.DatabaseError && error.code === QUERY_CANCELED)) throw error;
      log('RowCheckFailed', `${first.relation.schema}.${first.relation.table}: ${error.message}`);
      return new Map();
    }
  };
}

function toStatement({ relation }: RowChange, key: TableFacts['key']): string {
  const columns = key.map(({ type }, index) => `c${index} ${type}`);
  const matches = key.map(({ name }, index) => `entity.${pg.escapeIdentifier(name)} = wanted.c${index}`);
  const table = `${pg.escapeIdentifier(relation.schema)}.${pg.escapeIdentifier(relation.table)}`;
  return `select coalesce(array_agg(wanted.place), '{}')
            from jsonb_to_recordset($1) as wanted (place integer, ${columns.join(', ')})
            join ${table} as entity on ${matches.join(' and ')}`;
}

function toKey({ relation, row }: RowChange, key: TableFacts['key'], place: number): Record<string, unknown> {
  const wanted: Record<string, unknown> = { place };
  for (const [index, { name }] of key.entries()) {
    const value = row[relation.columns.findIndex((column) => column.name === name)];
    wanted[`c${index}`] = value === UNCHANGED ? null : value;
  }
  return wanted;
}
