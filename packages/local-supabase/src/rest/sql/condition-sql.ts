import type { Field } from '../request/field.ts';
import { parseList, type Condition, type Filter } from '../request/parse-filter.ts';
import { RestError } from '../rest-error.ts';
import type { ReadNode } from './plan-read.ts';
import { quoteName, quoteText, type SqlValues } from './sql-values.ts';

const OPERATORS: Record<string, string> = {
  eq: '=',
  neq: '<>',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  like: 'like',
  ilike: 'ilike',
  match: '~',
  imatch: '~*',
  isdistinct: 'is distinct from',
  cs: '@>',
  cd: '<@',
  ov: '&&',
  sl: '<<',
  sr: '>>',
  nxr: '&<',
  nxl: '&>',
  adj: '-|-',
};

const SEARCHES: Record<string, string> = {
  fts: 'to_tsquery',
  plfts: 'plainto_tsquery',
  phfts: 'phraseto_tsquery',
  wfts: 'websearch_to_tsquery',
};

const STATES: Record<string, string> = {
  null: 'null',
  not_null: 'not null',
  true: 'true',
  false: 'false',
  unknown: 'unknown',
};

/** Conditions that all hold, as SQL; `true` for none. */
export function conditionsSql(node: ReadNode, conditions: Condition[], values: SqlValues): string {
  return conditions.map((condition) => conditionSql(node, condition, values)).join(' and ') || 'true';
}

function conditionSql(node: ReadNode, condition: Condition, values: SqlValues): string {
  if (condition.kind === 'filter') return filterSql(node, condition, values);
  const joined = condition.conditions
    .map((inner) => conditionSql(node, inner, values))
    .join(` ${condition.kind} `);
  return `${condition.isNegated ? 'not ' : ''}(${joined})`;
}

function filterSql(node: ReadNode, filter: Filter, values: SqlValues): string {
  const comparison = comparisonSql(node, filter, values);
  return filter.isNegated ? `not ${comparison}` : comparison;
}

function comparisonSql(node: ReadNode, filter: Filter, values: SqlValues): string {
  const { field, operator, quantifier, language, value } = filter;
  const embed = field.path.length === 0 ? node.embeds.find(({ key }) => key === field.name) : undefined;
  if (embed && operator === 'is') {
    const rows = quoteName(embed.join);
    return `(${embed.relationship.isToOne ? rows : `${rows}.${rows}`} is not distinct from null)`;
  }
  const column = fieldSql(node, field);
  if (operator === 'is') {
    const state = STATES[value.toLowerCase()];
    if (state === undefined) {
      throw new RestError(400, 'PGRST100', `"failed to parse filter (is.${value})" (line 1, column 4)`, {
        details: 'expecting null, not_null, true, false or unknown',
      });
    }
    return `(${column} is ${state})`;
  }
  if (operator === 'in') return `(${column} = any (${values.add(toArray(parseList(value)))}))`;
  const search = SEARCHES[operator];
  if (search !== undefined) {
    const configuration = language === undefined ? '' : `${quoteText(language)}, `;
    const document = isText(node, field) ? `to_tsvector(${configuration}${column})` : column;
    return `(${document} @@ ${search}(${configuration}${values.add(value)}))`;
  }
  const pattern = operator === 'like' || operator === 'ilike' ? value.replaceAll('*', '%') : value;
  const given = values.add(pattern);
  return `(${column} ${OPERATORS[operator] ?? '='} ${quantifier === undefined ? given : `${quantifier} (${given})`})`;
}

/** A column, or a part of its document, as SQL. */
export function fieldSql(node: ReadNode, { name, path }: Field): string {
  const column = `${quoteName(node.alias)}.${quoteName(name)}`;
  if (path.length === 0) return column;
  const type = node.relation?.columns.find((candidate) => candidate.name === name)?.base;
  const document = type === undefined || type === 'json' || type === 'jsonb' ? column : `to_jsonb(${column})`;
  const steps = path.map(({ arrow, key, isIndex }) => `${arrow}${isIndex ? key : quoteText(key)}`);
  return `(${document}${steps.join('')})`;
}

function isText({ relation }: ReadNode, { name, path }: Field): boolean {
  if (path.length > 0) return true;
  const type = relation?.columns.find((candidate) => candidate.name === name)?.base;
  return type !== undefined && /^(text|character|json|jsonb)/.test(type);
}

function toArray(items: string[]): string {
  return `{${items.map((item) => `"${item.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(',')}}`;
}
