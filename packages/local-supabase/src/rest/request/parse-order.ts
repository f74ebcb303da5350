import { parseField, type Field } from './field.ts';
import { Scanner } from './scanner.ts';

export interface OrderTerm {
  /** The related row whose field decides; `undefined` for a field of the row itself. */
  relation: string | undefined;
  field: Field;
  direction: 'asc' | 'desc' | undefined;
  nulls: 'nullsfirst' | 'nullslast' | undefined;
}

/** Parses the parameter `order`. */
export function parseOrder(text: string): OrderTerm[] {
  const scanner = new Scanner(text);
  const terms: OrderTerm[] = [];
  do {
    terms.push(parseTerm(scanner));
  } while (scanner.skip(','));
  if (!scanner.isAtEnd) throw scanner.failure('expecting "asc", "desc", "nullsfirst" or "nullslast"');
  return terms;
}

function parseTerm(scanner: Scanner): OrderTerm {
  let field = parseField(scanner);
  let relation: string | undefined;
  if (scanner.skip('(')) {
    relation = field.name;
    field = parseField(scanner);
    scanner.expect(')');
  }
  const direction = scanner.match(/\.(asc|desc)/y)?.[1];
  const nulls = scanner.match(/\.(nullsfirst|nullslast)/y)?.[1];
  return {
    relation,
    field,
    direction: direction === 'asc' || direction === 'desc' ? direction : undefined,
    nulls: nulls === 'nullsfirst' || nulls === 'nullslast' ? nulls : undefined,
  };
}
