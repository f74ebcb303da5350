import type { SelectedEmbed } from '../request/parse-select.ts';
import { RestError } from '../rest-error.ts';
import type { Relationship } from '../schema-cache/relationships.ts';
import type { SchemaCache } from '../schema-cache/schema-cache.ts';
import type { QualifiedName } from '../schema-cache/schema-document.ts';

/**
 * Finds the relationship that an embed names: by the related table, the constraint or the column of the foreign key; a
 * hint chooses among several.
 *
 * @throws RestError PGRST200 if there is none, PGRST201 if there are several
 */
export function chooseRelationship(
  cache: SchemaCache,
  from: QualifiedName,
  embed: SelectedEmbed,
): Relationship {
  const { name, hint } = embed;
  const all = cache
    .findRelationships(from)
    .filter(({ to, kind }) => to.schema === from.schema || kind === 'computed');
  const computed = all.find((candidate) => candidate.kind === 'computed' && candidate.name === name);
  if (computed) return computed;
  const stored = all.filter(({ kind }) => kind !== 'computed');
  const matches = stored.filter((candidate) =>
    hint === undefined ? isNamed(candidate, name) : candidate.to.name === name && isHinted(candidate, hint),
  );
  const found = preferToMany(matches, name, hint);
  if (found.length === 1 && found[0]) return found[0];
  throw found.length === 0 ? missing(from, embed) : ambiguous(from, name, found);
}

function isNamed({ to, from, name: constraint, kind, columns }: Relationship, name: string): boolean {
  // a table that refers to itself: its name means the rows that refer to this one
  const isSelf = to.name === from.name && to.schema === from.schema;
  if (to.name === name && !(isSelf && kind === 'many-to-one')) return true;
  if (kind === 'many-to-many') return false;
  if (constraint === name) return true;
  return isHolder(kind) && columns.length === 1 && columns[0]?.[0] === name;
}

function isHinted({ name, kind, columns, junction }: Relationship, hint: string): boolean {
  if (junction) return junction.table.name === hint || junction.constraints.includes(hint);
  if (name === hint) return true;
  return columns.length === 1 && columns[0]?.[isHolder(kind) ? 0 : 1] === hint;
}

function isHolder(kind: Relationship['kind']): boolean {
  return kind === 'many-to-one' || kind === 'one-to-one';
}

/** Of a self-reference that the name of the table or its constraint means in both directions, takes the rows that refer. */
function preferToMany(found: Relationship[], name: string, hint: string | undefined): Relationship[] {
  const [first] = found;
  if (found.length !== 2 || !first || first.from.name !== first.to.name) return found;
  const byColumn = found.filter(({ kind, columns }) => isHolder(kind) && columns[0]?.[0] === (hint ?? name));
  return byColumn.length === 1 ? byColumn : found.filter(({ isToOne }) => !isToOne);
}

function missing({ schema, name: from }: QualifiedName, { name, hint }: SelectedEmbed): RestError {
  const via = hint === undefined ? '' : ` using the hint '${hint}'`;
  return new RestError(
    400,
    'PGRST200',
    `Could not find a relationship between '${from}' and '${name}' in the schema cache`,
    {
      details: `Searched for a foreign key relationship between '${from}' and '${name}'${via} in the schema '${schema}', but no matches were found.`,
    },
  );
}

function ambiguous(from: QualifiedName, name: string, found: Relationship[]): RestError {
  const hints = found.map(
    ({ to, name: constraint, junction }) => `'${to.name}!${junction?.table.name ?? constraint}'`,
  );
  return new RestError(
    300,
    'PGRST201',
    `Could not embed because more than one relationship was found for '${from.name}' and '${name}'`,
    {
      details: found.map(describe),
      hint: `Try changing '${name}' to one of the following: ${hints.join(', ')}. Find the desired relationship in the 'details' key.`,
    },
  );
}

function describe({ name, from, to, kind, columns, junction }: Relationship): object {
  const relationship = junction
    ? `${junction.table.name} using ${junction.constraints[0]}(${list(junction.fromColumns, 1)}) and ${junction.constraints[1]}(${list(junction.toColumns, 0)})`
    : `${name} using ${from.name}(${list(columns, 0)}) and ${to.name}(${list(columns, 1)})`;
  return { cardinality: kind, embedding: `${from.name} with ${to.name}`, relationship };
}

function list(pairs: [string, string][], side: 0 | 1): string {
  return pairs.map((pair) => pair[side]).join(', ');
}
