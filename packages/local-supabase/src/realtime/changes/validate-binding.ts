import type { Pool } from 'pg';
import type { Identity } from '../auth/identity.ts';
import { BindingError } from './binding-error.ts';
import type { ChangeBinding } from './change-binding.ts';
import type { OperandReader } from './filter-operands.ts';

/** Clients can listen to the tables of this publication. */
export const CHANGES_PUBLICATION = 'supabase_realtime';

/**
 * Checks whether a listener can be served: whether its tables are published, whether its role may select its columns,
 * and whether the operands of its filter are values of their types.
 *
 * @throws BindingError with the reason, for the client
 */
export async function validateBinding(
  pool: Pool,
  binding: ChangeBinding,
  { role }: Identity,
  readOperands: OperandReader,
): Promise<void> {
  const { rows: roles } = await pool.query('select from pg_roles where rolname = $1', [role]);
  if (roles.length === 0) throw refuse(binding, `role "${role}" does not exist`);
  const { rows: tables } = await pool.query<{ oid: number }>({
    name: 'published_tables',
    text: `select entity.oid
             from pg_publication_tables published
             join pg_namespace schema on schema.nspname = published.schemaname
             join pg_class entity on entity.relnamespace = schema.oid and entity.relname = published.tablename
            where published.pubname = $1
              and ($2 = '*' or published.schemaname = $2)
              and ($3 = '*' or published.tablename = $3)`,
    values: [CHANGES_PUBLICATION, binding.schema, binding.table],
  });
  if (tables.length === 0) {
    throw new BindingError(
      'Unable to subscribe to changes with given parameters. ' +
        `Please check Realtime is enabled for the given connect parameters: [${binding.description}]. ` +
        `No such table is in the publication ${CHANGES_PUBLICATION}.`,
    );
  }
  if (binding.conditions.length === 0 && !binding.select) return;
  for (const { oid } of tables) await validateColumns(pool, binding, oid, role, readOperands);
}

async function validateColumns(
  pool: Pool,
  binding: ChangeBinding,
  oid: number,
  role: string,
  readOperands: OperandReader,
): Promise<void> {
  const { rows: columns } = await pool.query<{ name: string; type: number; is_selectable: boolean }>({
    name: 'table_columns',
    text: `select attname as name, atttypid as type,
                  has_column_privilege($2::name, attrelid, attnum, 'SELECT') as is_selectable
             from pg_attribute
            where attrelid = $1 and attnum > 0 and not attisdropped`,
    values: [oid, role],
  });
  const find = (name: string) => columns.find((column) => column.name === name && column.is_selectable);
  for (const condition of binding.conditions) {
    const column = find(condition.column);
    if (!column) throw refuse(binding, `invalid column for filter ${condition.column}`);
    const { problem } = await readOperands(condition, column.type);
    if (problem !== undefined) throw refuse(binding, problem);
  }
  for (const name of binding.select ?? []) {
    if (!find(name)) throw refuse(binding, `invalid column for select ${name}`);
  }
}

function refuse(binding: ChangeBinding, reason: string): BindingError {
  return new BindingError(
    'Unable to subscribe to changes with given parameters. An exception happened so please check your connect ' +
      `parameters: [${binding.description}]. Exception: ${reason}`,
  );
}
