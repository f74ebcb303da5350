import type { OrderTerm } from '../request/parse-order.ts';
import type { SelectedField } from '../request/parse-select.ts';
import { RestError } from '../rest-error.ts';
import type { Relationship } from '../schema-cache/relationships.ts';
import type { QualifiedName } from '../schema-cache/schema-document.ts';
import { conditionsSql, fieldSql } from './condition-sql.ts';
import type { EmbedNode, ReadNode } from './plan-read.ts';
import { quoteName, quoteText, type SqlValues } from './sql-values.ts';

export function quoteTable({ schema, name }: QualifiedName): string {
  return `${quoteName(schema)}.${quoteName(name)}`;
}

/**
 * The statement that reads a level with its embeds. Postgres makes the JSON of embeds, so that no value passes through
 * a number of JavaScript.
 *
 * @param source What follows `from`, named `node.alias`.
 * @param where Further conditions, such as the join with the level above.
 */
export function readSql(node: ReadNode, source: string, values: SqlValues, where: string[] = []): string {
  const isGrouped = hasAggregate(node);
  const { select, group } = selectSql(node, isGrouped);
  const conditions = [...where, conditionsSql(node, node.conditions, values)].filter(
    (text) => text !== 'true',
  );
  return [
    `select ${select.join(', ') || '1'}`,
    fromSql(node, source, values),
    conditions.length > 0 && `where ${conditions.join(' and ')}`,
    isGrouped && group.length > 0 && `group by ${group.join(', ')}`,
    node.order.length > 0 && `order by ${node.order.map((term) => orderSql(node, term)).join(', ')}`,
    node.limit !== undefined && `limit ${node.limit}`,
    node.offset > 0 && `offset ${node.offset}`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** The statement that counts the rows of a level, whatever its limit is. */
export function countSql(node: ReadNode, source: string, values: SqlValues): string {
  return `select 1 ${fromSql(node, source, values)} where ${conditionsSql(node, node.conditions, values)}`;
}

function fromSql(node: ReadNode, source: string, values: SqlValues): string {
  return `from ${source} ${node.embeds.map((embed) => joinSql(node, embed, values)).join(' ')}`;
}

function hasAggregate(node: ReadNode): boolean {
  return node.fields.some(({ aggregate }) => aggregate !== undefined);
}

function selectSql(node: ReadNode, isGrouped: boolean): { select: string[]; group: string[] } {
  const select: string[] = [];
  const group: string[] = [];
  for (const field of node.fields) {
    const value = selectedSql(node, field);
    select.push(value.name === undefined ? value.sql : `${value.sql} as ${quoteName(value.name)}`);
    if (field.aggregate === undefined) group.push(value.sql);
  }
  for (const embed of node.embeds) {
    const rows = quoteName(embed.join);
    if (embed.isSpread) {
      for (const column of spreadColumns(embed)) {
        select.push(column);
        group.push(column);
      }
      continue;
    }
    if (embed.fields.length === 0 && embed.embeds.length === 0) continue;
    // a group can be made by jsonb only
    const cast = isGrouped ? '::jsonb' : '';
    const json = embed.relationship.isToOne
      ? `${rowSql(rows, missingOrderColumns(node, embed))}${cast}`
      : `coalesce(${rows}.${rows}, '[]')${cast}`;
    select.push(`${json} as ${quoteName(embed.key)}`);
    group.push(json);
  }
  return { select, group };
}

/** The columns of a spread embed that become columns of the level above. */
function spreadColumns(embed: EmbedNode): string[] {
  const rows = quoteName(embed.join);
  const names = embed.fields.flatMap((field) =>
    field.field?.name === '*' ? (embed.relation?.columns.map(({ name }) => name) ?? []) : [toKeyOf(field)],
  );
  const inner = embed.embeds.flatMap((child) =>
    child.isSpread ? spreadNames(child) : child.fields.length + child.embeds.length > 0 ? [child.key] : [],
  );
  return [...names, ...inner].map((name) => `${rows}.${quoteName(name)}`);
}

function spreadNames(embed: EmbedNode): string[] {
  return [
    ...embed.fields.map(toKeyOf),
    ...embed.embeds.flatMap((child) => (child.isSpread ? spreadNames(child) : [child.key])),
  ];
}

function selectedSql(node: ReadNode, selected: SelectedField): { sql: string; name: string | undefined } {
  const { field, alias, cast, aggregate, aggregateCast } = selected;
  if (field?.name === '*') return { sql: `${quoteName(node.alias)}.*`, name: undefined };
  const plain = field ? fieldSql(node, field) : '*';
  const typed = cast === undefined ? plain : `cast(${plain} as ${toType(cast)})`;
  if (aggregate !== undefined) {
    const sql = `${aggregate}(${typed})`;
    return {
      sql: aggregateCast === undefined ? sql : `cast(${sql} as ${toType(aggregateCast)})`,
      name: alias ?? aggregate,
    };
  }
  const needsName = alias !== undefined || cast !== undefined || (field?.path.length ?? 0) > 0;
  return { sql: typed, name: needsName ? toKeyOf(selected) : undefined };
}

/** The key of a field in the answer: its alias, the last key of its path, or its name. */
function toKeyOf({ field, alias, aggregate }: SelectedField): string {
  const lastKey = field?.path.findLast(({ isIndex }) => !isIndex)?.key;
  return alias ?? aggregate ?? lastKey ?? field?.name ?? '';
}

function toType(cast: string): string {
  const [name = '', brackets = ''] = cast.trim().split(/(?=(?:\[\])+$)/);
  return /^[a-z_ ][\w ]*$/i.test(name) ? name + brackets : quoteName(name) + brackets;
}

function orderSql(node: ReadNode, { relation, field, direction, nulls }: OrderTerm): string {
  let value = relation === undefined ? fieldSql(node, field) : '';
  if (relation !== undefined) {
    const embed = node.embeds.find(({ key }) => key === relation);
    if (!embed?.relationship.isToOne) {
      throw new RestError(
        400,
        embed ? 'PGRST118' : 'PGRST108',
        embed
          ? `A related order on '${relation}' is not possible`
          : `'${relation}' is not an embedded resource in this request`,
      );
    }
    value = fieldSql({ ...embed, alias: embed.join }, field);
  }
  const nullsSql = nulls === undefined ? '' : nulls === 'nullsfirst' ? ' nulls first' : ' nulls last';
  return `${value}${direction === undefined ? '' : ` ${direction}`}${nullsSql}`;
}

function joinSql(parent: ReadNode, embed: EmbedNode, values: SqlValues): string {
  const { relationship, isInner } = embed;
  const rows = quoteName(embed.join);
  const source = sourceSql(parent, embed);
  const join = `${isInner ? 'inner' : 'left'} join lateral`;
  const isSingle = relationship.kind === 'computed' && relationship.isToOne;
  const node = { ...withOrderColumns(embed, parent), ...(isSingle ? { limit: 1 } : {}) };
  const inner = readSql(node, source.from, values, source.where);
  if (relationship.isToOne) return `${join} (${inner}) as ${rows} on true`;
  if (embed.isSpread) {
    const columns = spreadNames(embed).map(
      (name) => `json_agg("pgrst_rows".${quoteName(name)}) as ${quoteName(name)}`,
    );
    return `${join} (select ${columns.join(', ')} from (${inner}) as "pgrst_rows") as ${rows} on true`;
  }
  const aggregated = `select json_agg("pgrst_rows") as ${rows} from (${inner}) as "pgrst_rows"`;
  return `${join} (${aggregated}) as ${rows} on ${isInner ? `${rows}.${rows} is not null` : 'true'}`;
}

/** A row as JSON, without columns that were read for the order only. */
function rowSql(rows: string, hidden: string[]): string {
  if (hidden.length === 0) return `row_to_json(${rows})`;
  return `(to_jsonb(${rows}) - array[${hidden.map(quoteText).join(', ')}])::json`;
}

/** The columns of a related row by which the level above is ordered, and that are not selected. */
function missingOrderColumns(parent: ReadNode, embed: EmbedNode): string[] {
  if (embed.fields.some(({ field }) => field?.name === '*')) return [];
  const selected = new Set(embed.fields.map(toKeyOf));
  const wanted = parent.order.filter(({ relation }) => relation === embed.key).map(({ field }) => field.name);
  return [...new Set(wanted)].filter((name) => !selected.has(name));
}

function withOrderColumns(embed: EmbedNode, parent: ReadNode): EmbedNode {
  const added = missingOrderColumns(parent, embed).map((name): SelectedField => ({
    kind: 'field',
    field: { name, path: [] },
    alias: undefined,
    cast: undefined,
    aggregate: undefined,
    aggregateCast: undefined,
  }));
  return { ...embed, fields: [...embed.fields, ...added] };
}

function sourceSql(parent: ReadNode, { alias, relationship }: EmbedNode): { from: string; where: string[] } {
  const own = quoteName(alias);
  const above = quoteName(parent.alias);
  const { columns, junction, function: computed } = relationship;
  if (computed) return { from: `${quoteTable(computed)}(${above}) as ${own}`, where: [] };
  const from = `${quoteTable(relationship.to)} as ${own}`;
  if (!junction)
    return {
      from,
      where: columns.map(([one, other]) => `${own}.${quoteName(other)} = ${above}.${quoteName(one)}`),
    };
  const middle = quoteName(`${alias}_junction`);
  return {
    from: `${from}, ${quoteTable(junction.table)} as ${middle}`,
    where: [
      ...junction.fromColumns.map(
        ([one, inTable]) => `${middle}.${quoteName(inTable)} = ${above}.${quoteName(one)}`,
      ),
      ...junction.toColumns.map(
        ([inTable, other]) => `${middle}.${quoteName(inTable)} = ${own}.${quoteName(other)}`,
      ),
    ],
  };
}

/** The columns of a level that its answer needs: its own, and those that join its embeds; `undefined` for all. */
export function neededColumns(node: ReadNode): string[] | undefined {
  if (node.fields.some(({ field }) => field === undefined || field.name === '*')) return undefined;
  if (node.embeds.some(({ relationship }) => relationship.kind === 'computed')) return undefined;
  const own = node.fields.flatMap(({ field }) => (field ? [field.name] : []));
  const joins = node.embeds.flatMap(({ relationship }) => toJoinColumns(relationship));
  const order = node.order.filter(({ relation }) => relation === undefined).map(({ field }) => field.name);
  return [...new Set([...own, ...joins, ...order])];
}

function toJoinColumns({ columns, junction }: Relationship): string[] {
  return (junction?.fromColumns ?? columns).map(([name]) => name);
}
