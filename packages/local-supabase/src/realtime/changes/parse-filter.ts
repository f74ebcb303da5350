import { BindingError } from './binding-error.ts';

/** The operators of a filter. Each can be negated with `not.`. */
export const FILTER_OPERATORS = [
  'eq',
  'neq',
  'lt',
  'lte',
  'gt',
  'gte',
  'in',
  'like',
  'ilike',
  'is',
  'match',
  'imatch',
  'isdistinct',
] as const;
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** `column=operator.operand`. */
export interface FilterCondition {
  column: string;
  operator: FilterOperator;
  /** In Postgres's text form; a list as an array literal. */
  operand: string;
  negated: boolean;
}

/**
 * Parses a filter: conditions `column=operator.operand`, separated by commas, all of which must hold. A comma or
 * parenthesis in double quotes, or in the parentheses of `in.(...)`, belongs to its operand.
 *
 * @throws BindingError
 */
export function parseFilter(filter: unknown): FilterCondition[] {
  if (typeof filter !== 'string') throw syntaxError('expected a string');
  return filter.trim() === '' ? [] : splitConditions(filter.trim()).map(parseCondition);
}

function syntaxError(message: string): BindingError {
  return new BindingError(`Error parsing \`filter\` params: ${message}`);
}

function splitConditions(filter: string): string[] {
  const conditions: string[] = [];
  let start = 0;
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < filter.length; index += 1) {
    const character = filter.charAt(index);
    if (quoted) {
      if (character === '\\') index += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') {
      // elsewhere a quotation mark is part of the operand
      quoted = ['.', '(', ','].includes(filter.charAt(index - 1));
    } else if (character === '(') {
      depth += 1;
    } else if (character === ')') {
      depth = Math.max(0, depth - 1);
    } else if (character === ',' && depth === 0) {
      conditions.push(filter.slice(start, index));
      start = index + 1;
    }
  }
  return [...conditions, filter.slice(start)];
}

const CONDITION = /^(?<column>[^=]+)=(?<not>not\.)?(?<operator>[^.]*)\.(?<operand>.*)$/s;

function parseCondition(text: string): FilterCondition {
  const condition = text.trim();
  if (condition === '') {
    throw syntaxError('filter must not contain empty segments (check for extra commas)');
  }
  const { column, not, operator, operand } = CONDITION.exec(condition)?.groups ?? {};
  if (column === undefined || operand === undefined) throw syntaxError(JSON.stringify([condition]));
  const known = FILTER_OPERATORS.find((candidate) => candidate === operator);
  if (!known) throw syntaxError(JSON.stringify([operator, operand]));
  return { column, operator: known, operand: toOperand(known, operand), negated: not !== undefined };
}

function toOperand(operator: FilterOperator, operand: string): string {
  if (operator !== 'in') return unquote(operand);
  if (!/^\(.*\)$/s.test(operand)) {
    throw syntaxError('`in` filter value must be wrapped by parentheses');
  }
  return `{${operand.slice(1, -1)}}`;
}

const QUOTED = /^"((?:[^"\\]|\\.)*)"$/s;

function unquote(operand: string): string {
  const [, content] = QUOTED.exec(operand) ?? [];
  return content === undefined ? operand : content.replaceAll(/\\(.)/gs, '$1');
}
