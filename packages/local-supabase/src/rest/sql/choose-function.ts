import { findSimilar } from '../find-similar.ts';
import { RestError } from '../rest-error.ts';
import type { SchemaCache } from '../schema-cache/schema-cache.ts';
import type { QualifiedName, RestFunction } from '../schema-cache/schema-document.ts';

/** Types of a single unnamed argument, which takes the whole body, by the content type of the body. */
const BODY_TYPES: Record<string, string[]> = {
  'application/json': ['json', 'jsonb'],
  'text/plain': ['text'],
  'text/xml': ['xml'],
  'application/octet-stream': ['bytea'],
};

/**
 * Finds the function of a call by the names of its arguments.
 *
 * @param contentType The content type of the body, for functions with one unnamed argument; `undefined` without a body.
 * @throws RestError PGRST202 if there is none, PGRST203 if there are several
 */
export function chooseFunction(
  cache: SchemaCache,
  called: QualifiedName,
  names: string[],
  contentType: string | undefined,
): { chosen: RestFunction; takesBody: boolean } {
  const candidates = cache.findFunctions(called);
  const isJson = contentType === undefined || contentType === 'application/json';
  const named = isJson ? candidates.filter((candidate) => accepts(candidate, names)) : [];
  if (named.length === 1 && named[0]) return { chosen: named[0], takesBody: false };
  const types = contentType === undefined ? [] : (BODY_TYPES[contentType] ?? []);
  const unnamed = candidates.find(
    ({ args: [only, ...others] }) => only?.name === '' && others.length === 0 && types.includes(only.type),
  );
  if (named.length === 0 && unnamed) return { chosen: unnamed, takesBody: true };
  throw named.length === 0 ? missing(called, names, cache) : ambiguous(named);
}

function accepts({ args, defaults }: RestFunction, names: string[]): boolean {
  const required = args.slice(0, args.length - defaults).filter(({ isVariadic }) => !isVariadic);
  return (
    names.every((name) => args.some((arg) => arg.name === name)) &&
    required.every((arg) => names.includes(arg.name))
  );
}

function missing({ schema, name }: QualifiedName, names: string[], cache: SchemaCache): RestError {
  const withNames =
    names.length === 0
      ? 'without parameters'
      : `with parameter${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
  const signature = names.length === 0 ? `${schema}.${name}` : `${schema}.${name}(${names.join(', ')})`;
  return new RestError(
    404,
    'PGRST202',
    `Could not find the function ${signature}${names.length === 0 ? ' without parameters' : ''} in the schema cache`,
    {
      details: `Searched for the function ${schema}.${name} ${withNames} or with a single unnamed json/jsonb parameter, but no matches were found in the schema cache.`,
      hint: toHint({ schema, name }, cache),
    },
  );
}

function ambiguous(found: RestFunction[]): RestError {
  const list = found.map(
    ({ schema, name, args }) =>
      `${schema}.${name}(${args.map((arg) => `${arg.name} => ${arg.type}`).join(', ')})`,
  );
  return new RestError(
    300,
    'PGRST203',
    `Could not choose the best candidate function between: ${list.join(', ')}`,
    {
      hint: 'Try renaming the parameters or the function itself in the database so function overloading can be resolved',
    },
  );
}

/** A function of this name with other arguments, or one of a similar name. */
function toHint(called: QualifiedName, cache: SchemaCache): string | null {
  const { schema, name } = called;
  const [overload] = cache.findFunctions(called);
  if (overload) {
    const names = overload.args.map((arg) => arg.name).join(', ');
    return `Perhaps you meant to call the function ${schema}.${name}${names === '' ? '' : `(${names})`}`;
  }
  const candidates = [...cache.functions.values()].flat().filter((candidate) => candidate.schema === schema);
  const similar = findSimilar(
    candidates.map((candidate) => candidate.name),
    name,
  );
  return similar === undefined ? null : `Perhaps you meant to call the function ${schema}.${similar}`;
}
