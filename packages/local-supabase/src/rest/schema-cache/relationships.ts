import type { QualifiedName, RestFunction, SchemaDocument } from './schema-document.ts';

/** How rows of one table or view lead to rows of another. */
export interface Relationship {
  /** The constraint, or the function of a computed relationship. */
  name: string;
  from: QualifiedName;
  to: QualifiedName;
  kind: 'many-to-one' | 'one-to-one' | 'one-to-many' | 'many-to-many' | 'computed';
  /** Whether a row has at most one related row. */
  isToOne: boolean;
  /** Pairs of a column of `from` and one of `to`. */
  columns: [string, string][];
  /** Whether `to` is a view: it is embedded by its own name only. */
  isToView: boolean;
  junction?: {
    table: QualifiedName;
    constraints: [string, string];
    fromColumns: [string, string][];
    toColumns: [string, string][];
  };
  function?: RestFunction;
}

type ForeignKey = SchemaDocument['foreignKeys'][number];

/** A foreign key as a table or view shows it. */
interface ShownKey {
  name: string;
  from: QualifiedName;
  to: QualifiedName;
  columns: [string, string][];
  isUnique: boolean;
  isFromView: boolean;
  isToView: boolean;
}

/** Finds all relationships: by foreign keys of tables, of the views over them, over junctions, and computed ones. */
export function findRelationships(schema: SchemaDocument): Relationship[] {
  const exposed = new Set(schema.relations.map(toKey));
  const shown = schema.foreignKeys
    .flatMap((key) => showKey(key, schema))
    .filter(({ from, to }) => exposed.has(toKey(from)) && exposed.has(toKey(to)));
  const direct = shown.flatMap((key): Relationship[] => [
    { ...toRelationship(key), kind: key.isUnique ? 'one-to-one' : 'many-to-one', isToOne: true },
    {
      name: key.name,
      from: key.to,
      to: key.from,
      kind: key.isUnique ? 'one-to-one' : 'one-to-many',
      isToOne: key.isUnique,
      columns: key.columns.map(([one, other]) => [other, one]),
      isToView: key.isFromView,
    },
  ]);
  return [...direct, ...findJunctions(shown, schema), ...findComputed(schema)];
}

function toRelationship({ name, from, to, columns, isToView }: ShownKey) {
  return { name, from, to, columns, isToView };
}

/** The key between the tables themselves, and between the views that show its columns. */
function showKey(key: ForeignKey, schema: SchemaDocument): ShownKey[] {
  const children = findPlaces(key.from, key.fromColumns, schema);
  const parents = findPlaces(key.to, key.toColumns, schema);
  return children.flatMap((child) =>
    parents.map((parent) => ({
      name: key.name,
      from: child.relation,
      to: parent.relation,
      columns: child.columns.map((column, index): [string, string] => [column, parent.columns[index] ?? '']),
      isUnique: key.isUnique,
      isFromView: child.isView,
      isToView: parent.isView,
    })),
  );
}

function findPlaces(table: QualifiedName & { oid: number }, columns: string[], schema: SchemaDocument) {
  const places = [{ relation: { schema: table.schema, name: table.name }, columns, isView: false }];
  const ofTable = schema.viewColumns.filter(({ origin }) => origin === table.oid);
  for (const group of Map.groupBy(ofTable, (column) =>
    toKey({ schema: column.schema, name: column.view }),
  ).values()) {
    const [first] = group;
    const shown = columns.map((name) => group.find(({ originColumn }) => originColumn === name)?.column);
    if (first && shown.every((name) => name !== undefined)) {
      places.push({ relation: { schema: first.schema, name: first.view }, columns: shown, isView: true });
    }
  }
  return places;
}

/** Two foreign keys whose columns are all part of the primary key of their table make it a junction. */
function findJunctions(keys: ShownKey[], schema: SchemaDocument): Relationship[] {
  const primaryKeys = new Map(schema.relations.map((relation) => [toKey(relation), relation.primaryKey]));
  const byTable = Map.groupBy(keys, ({ from }) => toKey(from));
  return [...byTable].flatMap(([table, own]) => {
    const primaryKey = primaryKeys.get(table) ?? [];
    const inKey = own.filter(({ columns }) => columns.every(([name]) => primaryKey.includes(name)));
    return inKey.flatMap((one) =>
      inKey
        .filter((other) => other.name !== one.name)
        .map((other): Relationship => ({
          name: one.name,
          from: one.to,
          to: other.to,
          kind: 'many-to-many',
          isToOne: false,
          columns: [],
          isToView: other.isToView,
          junction: {
            table: one.from,
            constraints: [one.name, other.name],
            fromColumns: one.columns.map(([inTable, outside]) => [outside, inTable]),
            toColumns: other.columns,
          },
        })),
    );
  });
}

/** Functions of a row that return rows of a table. */
function findComputed({ functions }: SchemaDocument): Relationship[] {
  return functions.flatMap((candidate): Relationship[] => {
    const [argument, ...others] = candidate.args;
    if (!argument?.relation || others.length > 0 || !candidate.returns) return [];
    return [
      {
        name: candidate.name,
        from: argument.relation,
        to: candidate.returns,
        kind: 'computed',
        isToOne: !candidate.isSet || candidate.rows === 1,
        columns: [],
        isToView: false,
        function: candidate,
      },
    ];
  });
}

/** A key for maps. */
export function toKey({ schema, name }: QualifiedName): string {
  return JSON.stringify([schema, name]);
}
