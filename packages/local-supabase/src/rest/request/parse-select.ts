import { parseField, type Field } from './field.ts';
import { Scanner } from './scanner.ts';

export type Aggregate = 'sum' | 'avg' | 'count' | 'max' | 'min';

/** A column of an answer; the field `*` without path means all columns. */
export interface SelectedField {
  kind: 'field';
  /** `undefined` for `count()`, which counts rows. */
  field: Field | undefined;
  alias: string | undefined;
  cast: string | undefined;
  aggregate: Aggregate | undefined;
  aggregateCast: string | undefined;
}

/** Related rows within an answer. */
export interface SelectedEmbed {
  kind: 'embed';
  name: string;
  alias: string | undefined;
  hint: string | undefined;
  isInner: boolean;
  /** Whether the columns of the related row become columns of this one. */
  isSpread: boolean;
  items: SelectItem[];
}

export type SelectItem = SelectedField | SelectedEmbed;

/** Parses the parameter `select`. */
export function parseSelect(text: string): SelectItem[] {
  const scanner = new Scanner(text);
  const items = parseItems(scanner);
  if (!scanner.isAtEnd) throw scanner.failure('expecting "," or end of input');
  return items;
}

function parseItems(scanner: Scanner): SelectItem[] {
  if (scanner.isAtEnd || scanner.rest.startsWith(')')) return [];
  const items: SelectItem[] = [];
  do {
    items.push(parseItem(scanner));
  } while (scanner.skip(','));
  return items;
}

function parseItem(scanner: Scanner): SelectItem {
  if (scanner.skip('*')) return toField({ name: '*', path: [] });
  const isSpread = scanner.skip('...');
  if (scanner.skip('count()'))
    return parseAggregateCast(scanner, { ...toField(undefined), aggregate: 'count' });
  let field = parseField(scanner);
  let alias: string | undefined;
  if (/^:(?!:)/.test(scanner.rest)) {
    scanner.expect(':');
    alias = field.name;
    if (scanner.skip('count()')) {
      return parseAggregateCast(scanner, { ...toField(undefined), alias, aggregate: 'count' });
    }
    field = parseField(scanner);
  }
  const hints: string[] = [];
  while (scanner.skip('!')) hints.push(scanner.name());
  if (scanner.skip('(')) {
    const items = parseItems(scanner);
    scanner.expect(')');
    const hint = hints.find((word) => word !== 'inner' && word !== 'left');
    return {
      kind: 'embed',
      name: field.name,
      alias,
      hint,
      isInner: hints.includes('inner'),
      isSpread,
      items,
    };
  }
  if (isSpread || hints.length > 0) throw scanner.failure('expecting "("');
  const cast = parseCast(scanner);
  const aggregate = scanner.match(/\.(sum|avg|count|max|min)\(\)/y)?.[1];
  const selected: SelectedField = { ...toField(field), alias, cast };
  return isAggregate(aggregate) ? parseAggregateCast(scanner, { ...selected, aggregate }) : selected;
}

function parseAggregateCast(scanner: Scanner, selected: SelectedField): SelectedField {
  return { ...selected, aggregateCast: parseCast(scanner) };
}

function parseCast(scanner: Scanner): string | undefined {
  return scanner.skip('::') ? scanner.match(/[\w "[\]]+/y)?.[0] : undefined;
}

function toField(field: Field | undefined): SelectedField {
  return {
    kind: 'field',
    field,
    alias: undefined,
    cast: undefined,
    aggregate: undefined,
    aggregateCast: undefined,
  };
}

function isAggregate(name: string | undefined): name is Aggregate {
  return name === 'sum' || name === 'avg' || name === 'count' || name === 'max' || name === 'min';
}
