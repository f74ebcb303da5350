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
  const [found, ...others] = matches;
  if (found && others.length === 0) return found;
  throw found ? ambiguous(from, name, matches) : missing(from, embed);
}

function isNamed(
  { to, from, name: constraint, kind, columns, isToView }: Relationship,
  name: string,
): boolean {
  // a table that refers to itself: its name means the rows that refer to this one
  if (to.name === name && !(isSelf({ to, from }) && kind === 'many-to-one')) return true;
  if (kind === 'many-to-many' || isToView) return false;
  return constraint === name || (isHolder(kind) && columns.length === 1 && columns[0]?.[0] === name);
}

function isHinted({ name, from, to, kind, columns, junction }: Relationship, hint: string): boolean {
  if (junction) return junction.table.name === hint || junction.constraints.includes(hint);
  if (isSelf({ to, from })) return kind === 'one-to-many' && columns.length === 1 && columns[0]?.[1] === hint;
  if (name === hint) return true;
  return columns.length === 1 && columns[0]?.[isHolder(kind) ? 0 : 1] === hint;
}

function isHolder(kind: Relationship['kind']): boolean {
  return kind === 'many-to-one' || kind === 'one-to-one';
}

function isSelf({ to, from }: Pick<Relationship, 'to' | 'from'>): boolean {
  return to.name === from.name && to.schema === from.schema;
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
