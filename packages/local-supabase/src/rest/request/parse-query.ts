import { RestError } from '../rest-error.ts';
import { parseField } from './field.ts';
import { parseLogic, parseOperation, unknownOperator, type Condition } from './parse-filter.ts';
import { parseOrder, type OrderTerm } from './parse-order.ts';
import { parseSelect, type SelectItem } from './parse-select.ts';
import { Scanner } from './scanner.ts';

/** What a parameter says about the rows of one level: the path names the embedded rows, and is empty for the outer ones. */
export interface Placed<T> {
  path: string[];
  value: T;
}

/** The query of an address, parsed. */
export interface RestQuery {
  select: SelectItem[];
  filters: Placed<Condition>[];
  order: Placed<OrderTerm[]>[];
  limits: Placed<number>[];
  offsets: Placed<number>[];
  columns: string[] | undefined;
  onConflict: string[] | undefined;
  /** Parameters without an operator: the arguments of a function that is called with GET. */
  args: [string, string][];
}

/** Parameters of the gateway. */
const IGNORED = new Set(['apikey']);

/** Parses the query of an address. A parameter without an operator is an argument if `isCall`, else an error. */
export function parseQuery(params: URLSearchParams, isCall: boolean): RestQuery {
  const query: RestQuery = {
    select: parseSelect(params.get('select') ?? '*'),
    filters: [],
    order: [],
    limits: [],
    offsets: [],
    columns: parseNames(params.get('columns')),
    onConflict: parseNames(params.get('on_conflict')),
    args: [],
  };
  for (const [name, value] of params) {
    if (IGNORED.has(name) || name === 'select' || name === 'columns' || name === 'on_conflict') continue;
    addParameter(query, name, value, isCall);
  }
  return query;
}

function addParameter(query: RestQuery, name: string, value: string, isCall: boolean): void {
  const special = /^(?:(.*)\.)?(order|limit|offset|(?:not\.)?(?:and|or))$/.exec(name);
  const [, prefix, kind] = special ?? [];
  const path = prefix === undefined || prefix === 'not' ? [] : prefix.split('.');
  switch (kind) {
    case undefined: {
      const { field, path: place } = parsePath(name, isCall);
      const filter = parseOperation(field, value);
      if (filter) query.filters.push({ path: place, value: filter });
      else if (isCall) query.args.push([name, value]);
      else throw unknownOperator(value);
      return;
    }
    case 'order':
      if (value !== '') query.order.push({ path, value: parseOrder(value) });
      return;
    case 'limit':
      query.limits.push({ path, value: parseCount(value) });
      return;
    case 'offset':
      query.offsets.push({ path, value: parseCount(value) });
      return;
    default:
      query.filters.push({ path, value: parseLogic(kind, value) });
  }
}

/** The last part is the field; those before it name embedded rows. */
function parsePath(text: string, isCall: boolean) {
  const scanner = new Scanner(text);
  const path: string[] = [];
  try {
    for (;;) {
      const field = parseField(scanner);
      if (scanner.isAtEnd) return { field, path };
      path.push(field.name);
      scanner.expect('.');
    }
  } catch (error) {
    if (!isCall) throw error;
    return { field: { name: text, path: [] }, path: [] };
  }
}

function parseNames(text: string | null): string[] | undefined {
  if (text === null) return undefined;
  const scanner = new Scanner(text);
  const names: string[] = [];
  do {
    names.push(scanner.name());
  } while (scanner.skip(','));
  return names;
}

function parseCount(text: string): number {
  const count = Number(text);
  if (text === '' || !Number.isSafeInteger(count)) {
    throw new RestError(400, 'PGRST100', `"failed to parse limit/offset parameter (${text})"`);
  }
  return count;
}
