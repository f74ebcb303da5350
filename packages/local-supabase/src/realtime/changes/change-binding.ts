import { crc32 } from 'node:zlib';
import type { ChangeType } from '../replication/row-change.ts';
import { BindingError } from './binding-error.ts';
import { parseFilter, type FilterCondition } from './parse-filter.ts';

/** One `postgres_changes` listener of a channel. */
export interface ChangeBinding {
  /** Names the listener in the changes that it receives. */
  id: number;
  event: ChangeType | '*';
  /** A name, or `*` for any. */
  schema: string;
  table: string;
  conditions: FilterCondition[];
  /** The columns it wants besides the primary key; `undefined` for all. */
  select: string[] | undefined;
  /** What the client sent, for error messages. */
  description: string;
}

/** The number of a listener in the changes that it receives. Equal listeners have equal numbers, which are never 0. */
export function toBindingId({ event, schema, table, filter, select }: Record<string, unknown>): number {
  return (crc32(JSON.stringify([event, schema, table, filter, select])) >>> 5) + 1;
}

/**
 * Parses a listener that a client asks for.
 *
 * @throws BindingError
 */
export function parseBinding(asked: Record<string, unknown>): ChangeBinding {
  const { filter, select: columns } = asked;
  if (typeof asked['schema'] !== 'string' && typeof asked['table'] !== 'string') {
    throw new BindingError(
      'No subscription params provided. Please provide at least a `schema` or `table` to subscribe to: ' +
        JSON.stringify(asked),
    );
  }
  const event = toChangeType(asked['event']);
  const schema = typeof asked['schema'] === 'string' ? asked['schema'] : 'public';
  const table = typeof asked['table'] === 'string' ? asked['table'] : '*';
  const conditions = parseFilter(filter ?? '');
  const select = parseSelect(columns);
  if (select && (schema === '*' || table === '*')) {
    throw new BindingError(
      'Column selection is not supported for wildcard subscriptions. Provide an explicit schema and table name.',
    );
  }
  const description =
    `event: ${event}, schema: ${schema}, table: ${table}, ` +
    `filters: ${JSON.stringify(filter ?? '')}, select: ${JSON.stringify(select ?? null)}`;
  return { id: toBindingId(asked), event, schema, table, conditions, select, description };
}

function toChangeType(event: unknown): ChangeType | '*' {
  const name = typeof event === 'string' ? event.toUpperCase() : '*';
  return name === 'INSERT' || name === 'UPDATE' || name === 'DELETE' ? name : '*';
}

function parseSelect(select: unknown): string[] | undefined {
  if (select === undefined || select === null) return undefined;
  if (!Array.isArray(select)) {
    throw new BindingError(
      'Error parsing `select` params: expected a list of column name strings, e.g. select: ["col1", "col2"]',
    );
  }
  const columns = select.filter((column) => typeof column === 'string');
  return columns.length > 0 ? columns : undefined;
}
