import { RestError } from '../rest-error.ts';
import type { RestQuery } from '../request/parse-query.ts';
import type { Condition } from '../request/parse-filter.ts';
import type { OrderTerm } from '../request/parse-order.ts';
import type { SelectedEmbed, SelectedField, SelectItem } from '../request/parse-select.ts';
import { chooseRelationship } from './choose-relationship.ts';
import type { Relationship } from '../schema-cache/relationships.ts';
import type { SchemaCache } from '../schema-cache/schema-cache.ts';
import type { QualifiedName, Relation } from '../schema-cache/schema-document.ts';

/** Rows to read: of the outer level, or related ones of an embed. */
export interface ReadNode {
  /** The table whose relationships embeds follow; `undefined` for a function that returns no table. */
  table: QualifiedName | undefined;
  relation: Relation | undefined;
  /** The name of the rows in SQL. */
  alias: string;
  fields: SelectedField[];
  embeds: EmbedNode[];
  conditions: Condition[];
  order: OrderTerm[];
  limit: number | undefined;
  offset: number;
}

export interface EmbedNode extends ReadNode {
  /** The key in the answer. */
  key: string;
  /** The name of the joined rows in SQL. */
  join: string;
  relationship: Relationship;
  isInner: boolean;
  isSpread: boolean;
}

interface PlanOptions {
  cache: SchemaCache;
  query: RestQuery;
  /** The most rows of each level. */
  maxRows: number | undefined;
  schema: string;
}

/** Resolves a query against the schema: finds the relationships of its embeds, and puts each parameter at its level. */
export function planRead(table: QualifiedName | undefined, alias: string, options: PlanOptions): ReadNode {
  const { cache, query, maxRows } = options;
  const counter = { next: 1 };
  const root = toNode(table, alias, query.select, { ...options, counter });
  for (const { path, value } of query.filters) findNode(root, path).conditions.push(value);
  for (const { path, value } of query.order) findNode(root, path).order = value;
  for (const { path, value } of query.limits) {
    const node = findNode(root, path);
    if (value < 0)
      throw new RestError(416, 'PGRST103', 'Requested range not satisfiable', {
        details: 'Limit should be greater than or equal to zero.',
      });
    node.limit = Math.min(value, maxRows ?? value);
  }
  for (const { path, value } of query.offsets) findNode(root, path).offset = Math.max(0, value);
  if (cache.option('db_aggregates_enabled') !== 'true') refuseAggregates(root);
  return root;
}

type NodeOptions = PlanOptions & { counter: { next: number } };

function toNode(
  table: QualifiedName | undefined,
  alias: string,
  items: SelectItem[],
  options: NodeOptions,
): ReadNode {
  return {
    table,
    relation: table && options.cache.findRelation(table),
    alias,
    fields: items.filter((item) => item.kind === 'field'),
    embeds: items.filter((item) => item.kind === 'embed').map((item) => toEmbed(table, item, options)),
    conditions: [],
    order: [],
    limit: options.maxRows,
    offset: 0,
  };
}

function toEmbed(parent: QualifiedName | undefined, item: SelectedEmbed, options: NodeOptions): EmbedNode {
  const relationship = chooseRelationship(
    options.cache,
    parent ?? { schema: options.schema, name: '' },
    item,
  );
  const number = options.counter.next++;
  return {
    ...toNode(relationship.to, `${relationship.to.name}_${number}`, item.items, options),
    key: item.alias ?? item.name,
    join: `pgrst_${number}`,
    relationship,
    isInner: item.isInner,
    isSpread: item.isSpread,
  };
}

function findNode(root: ReadNode, path: string[]): ReadNode {
  let node: ReadNode = root;
  for (const name of path) {
    const next = node.embeds.find(({ key, relationship }) => key === name || relationship.to.name === name);
    if (!next) {
      throw new RestError(400, 'PGRST108', `'${name}' is not an embedded resource in this request`, {
        hint: `Verify that '${name}' is included in the 'select' query parameter.`,
      });
    }
    node = next;
  }
  return node;
}

function refuseAggregates(node: ReadNode): void {
  if (node.fields.some(({ aggregate }) => aggregate !== undefined)) {
    throw new RestError(400, 'PGRST123', 'Use of aggregate functions is not allowed');
  }
  node.embeds.forEach(refuseAggregates);
}
