import type { SchemaCache } from '../schema-cache/schema-cache.ts';

/** Describes the tables and functions of a schema, for programs that generate clients. */
export function describeApi(cache: SchemaCache, schema: string): object {
  const relations = [...cache.relations.values()].filter((relation) => relation.schema === schema);
  const functions = [...cache.functions.values()].flat().filter((candidate) => candidate.schema === schema);
  return {
    swagger: '2.0',
    info: { title: `${schema} schema`, description: '', version: '13.0.0' },
    basePath: '/',
    consumes: ['application/json', 'application/vnd.pgrst.object+json', 'text/csv'],
    produces: ['application/json', 'application/vnd.pgrst.object+json', 'text/csv'],
    paths: Object.fromEntries([
      ...relations.map(({ name }) => [
        `/${name}`,
        { get: { tags: [name], responses: { 200: { description: 'OK' } } } },
      ]),
      ...functions.map(({ name }) => [
        `/rpc/${name}`,
        { post: { tags: [`(rpc) ${name}`], responses: { 200: { description: 'OK' } } } },
      ]),
    ]),
    definitions: Object.fromEntries(
      relations.map(({ name, comment, columns }) => [
        name,
        {
          type: 'object',
          ...(comment === null ? {} : { description: comment }),
          required: columns.filter((column) => !column.nullable).map((column) => column.name),
          properties: Object.fromEntries(
            columns.map((column) => [column.name, { format: column.type, type: toJsonType(column.base) }]),
          ),
        },
      ]),
    ),
  };
}

function toJsonType(type: string): string {
  if (type.endsWith('[]')) return 'array';
  if (/^(smallint|integer|bigint)$/.test(type)) return 'integer';
  if (/^(numeric|real|double)/.test(type)) return 'number';
  return type === 'boolean' ? 'boolean' : 'string';
}
