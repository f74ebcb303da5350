import type { RestError } from '../rest-error.ts';
import { parseField, type Field } from './field.ts';
import { Scanner } from './scanner.ts';

export interface Filter {
  kind: 'filter';
  field: Field;
  isNegated: boolean;
  operator: string;
  /** `any` or `all` of the values of an array. */
  quantifier: 'any' | 'all' | undefined;
  /** The configuration of a text search. */
  language: string | undefined;
  value: string;
}

/** Conditions that are joined. */
export interface Logic {
  kind: 'and' | 'or';
  isNegated: boolean;
  conditions: Condition[];
}

export type Condition = Filter | Logic;

const OPERATION =
  /(not\.)?(eq|neq|gte|gt|lte|lt|like|ilike|match|imatch|isdistinct|is|in|fts|plfts|phfts|wfts|cs|cd|ov|sl|sr|nxr|nxl|adj)(?:\((any|all)\)|\(([^)]*)\))?\./y;
const QUANTIFIED = new Set(['eq', 'gte', 'gt', 'lte', 'lt', 'like', 'ilike', 'match', 'imatch']);
const SEARCHES = new Set(['fts', 'plfts', 'phfts', 'wfts']);

/** Parses the value of a filter, such as `not.in.(1,2)`. `undefined` if it does not begin with an operator. */
export function parseOperation(field: Field, text: string): Filter | undefined {
  const scanner = new Scanner(text);
  const operation = parseOperator(scanner);
  return operation && { kind: 'filter', field, ...operation, value: scanner.rest };
}

/** The refusal of a filter that does not begin with an operator. */
export function unknownOperator(text: string): RestError {
  return new Scanner(text).failure('expecting operator (eq, gt, ...)');
}

/** Parses the value of `and`, `or`, `not.and` and `not.or`: a list of conditions in parentheses. */
export function parseLogic(name: string, text: string): Logic {
  const scanner = new Scanner(text);
  const isNegated = name.startsWith('not.');
  const logic = parseConditions(scanner, name.endsWith('and') ? 'and' : 'or', isNegated);
  if (!scanner.isAtEnd) throw scanner.failure('expecting end of input');
  return logic;
}

function parseConditions(scanner: Scanner, kind: 'and' | 'or', isNegated: boolean): Logic {
  const conditions: Condition[] = [];
  scanner.expect('(');
  do {
    scanner.match(/\s*/y);
    conditions.push(parseCondition(scanner));
    scanner.match(/\s*/y);
  } while (scanner.skip(','));
  scanner.expect(')');
  return { kind, isNegated, conditions };
}

function parseCondition(scanner: Scanner): Condition {
  const logic = scanner.match(/(not\.)?(and|or)(?=\()/y);
  if (logic) return parseConditions(scanner, logic[2] === 'and' ? 'and' : 'or', logic[1] !== undefined);
  const field = parseField(scanner);
  scanner.expect('.');
  const operation = parseOperator(scanner);
  if (!operation) throw scanner.failure('expecting operator (eq, gt, ...)');
  return { kind: 'filter', field, ...operation, value: parseValue(scanner, operation.operator) };
}

/** A value within parentheses ends at the next comma; lists, arrays and quoted texts may have commas themselves. */
function parseValue(scanner: Scanner, operator: string): string {
  if (operator === 'in') return scanner.match(/\((?:[^"()]|"(?:[^"\\]|\\.)*")*\)/y)?.[0] ?? '';
  const quoted = scanner.match(/"((?:[^"\\]|\\.)*)"(?=[,)])/y);
  if (quoted) return (quoted[1] ?? '').replaceAll(/\\(.)/g, '$1');
  const braces = scanner.match(
    /\{(?:[^{}"]|"(?:[^"\\]|\\.)*"|\{[^{}]*\})*\}|[[(][^,()[\]]*,[^,()[\]]*[)\]]/y,
  );
  if (braces) return braces[0];
  return scanner.match(/[^,)]*/y)?.[0] ?? '';
}

function parseOperator(
  scanner: Scanner,
): Pick<Filter, 'isNegated' | 'operator' | 'quantifier' | 'language'> | undefined {
  const found = scanner.match(OPERATION);
  if (!found) return undefined;
  const [, not, operator = '', quantifier, language] = found;
  if (quantifier !== undefined && !QUANTIFIED.has(operator)) return undefined;
  if (language !== undefined && !SEARCHES.has(operator)) return undefined;
  return {
    isNegated: not !== undefined,
    operator,
    quantifier: quantifier === 'any' || quantifier === 'all' ? quantifier : undefined,
    language,
  };
}

/** Parses the values of `in`: `(1,"two, three")`. */
export function parseList(text: string): string[] {
  const scanner = new Scanner(text);
  const values: string[] = [];
  scanner.expect('(');
  if (scanner.skip(')')) return values;
  do {
    const quoted = scanner.match(/"((?:[^"\\]|\\.)*)"(?=[,)])/y);
    values.push(
      quoted ? (quoted[1] ?? '').replaceAll(/\\(.)/g, '$1') : (scanner.match(/[^,)]*/y)?.[0] ?? ''),
    );
  } while (scanner.skip(','));
  scanner.expect(')');
  return values;
}
