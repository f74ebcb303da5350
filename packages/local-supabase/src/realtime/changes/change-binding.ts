import { crc32 } from 'node:zlib';
import type { ChangeType } from '../replication/row-change.ts';
import { FilterSyntaxError, parseFilter, type FilterCondition } from './parse-filter.ts';

/** One `postgres_changes` listener of a channel. */
export interface ChangeBinding {
  /** Names the listener in what is delivered to it. */
  id: number;
  event: ChangeType | '*';
  /** A name, or `*` for any. */
  schema: string;
  table: string;
  conditions: FilterCondition[];
  /** The columns it wants besides the primary key; `undefined` for all. */
  select: string[] | undefined;
  /** As the client asked, for messages about it. */
  description: string;
}

/** A listener that cannot be served as asked; the message is for the client. */
export class BindingError extends Error {
  readonly code = 'binding_invalid';

  constructor(message: string) {
    super(message);
    this.name = 'BindingError';
  }
}

/** The number under which a listener gets its changes: equal listeners have equal ones, which is never 0. */
export function toBindingId(asked: Record<string, unknown>): number {
  const { event, schema, table, filter, select } = asked;
  return (crc32(JSON.stringify([event, schema, table, filter, select])) >>> 5) + 1;
}

/**
 * Reads what a client asks to listen to.
 *
 * @throws BindingError
 */
export function parseBinding(asked: Record<string, unknown>): ChangeBinding {
  const { schema, table, filter, select } = asked;
  if (typeof schema !== 'string' && typeof table !== 'string') {
    throw new BindingError(
      'No subscription params provided. Please provide at least a `schema` or `table` to subscribe to: ' +
        JSON.stringify(asked),
    );
  }
  const binding: ChangeBinding = {
    id: toBindingId(asked),
    event: toChangeType(asked['event']),
    schema: typeof schema === 'string' ? schema : 'public',
    table: typeof table === 'string' ? table : '*',
    conditions: parseConditions(filter),
    select: parseSelect(select),
    description: '',
  };
  if (binding.select && (binding.schema === '*' || binding.table === '*')) {
    throw new BindingError(
      'Column selection is not supported for wildcard subscriptions. Provide an explicit schema and table name.',
    );
  }
  binding.description =
    `event: ${binding.event}, schema: ${binding.schema}, table: ${binding.table}, ` +
    `filters: ${JSON.stringify(filter ?? '')}, select: ${JSON.stringify(binding.select ?? null)}`;
  return binding;
}

function toChangeType(event: unknown): ChangeType | '*' {
  const name = typeof event === 'string' ? event.toUpperCase() : '*';
  return name === 'INSERT' || name === 'UPDATE' || name === 'DELETE' ? name : '*';
}

function parseConditions(filter: unknown): FilterCondition[] {
  if (filter === undefined || filter === null) return [];
  if (typeof filter !== 'string') throw new BindingError('Error parsing `filter` params: expected a string');
  try {
    return parseFilter(filter);
  } catch (error) {
    if (error instanceof FilterSyntaxError) {
      throw new BindingError(`Error parsing \`filter\` params: ${error.message}`);
    }
    throw error;
  }
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
