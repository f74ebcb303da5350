import type { RestFunction } from '../schema-cache/schema-document.ts';
import { quoteTable } from './read-sql.ts';
import { quoteName, type SqlValues } from './sql-values.ts';

/** The arguments of a call: as a JSON object, as texts, or as one body for a function with one unnamed argument. */
export type CallArguments =
  | { kind: 'json'; json: string; names: string[] }
  | { kind: 'texts'; texts: [string, string][] }
  | { kind: 'body'; body: string | Buffer };

/** The statement that calls a function, with its result as rows. */
export function callSql(called: RestFunction, given: CallArguments, values: SqlValues): string {
  const { from, list } = argumentsSql(called, given, values);
  const call = `${quoteTable(called)}(${list})`;
  const tables = from === '' ? '' : `${from} cross join lateral `;
  // a function without columns gives one value per row
  return called.isComposite
    ? `select "pgrst_call".* from ${tables}${call} as "pgrst_call"`
    : `select "pgrst_call" as "pgrst_scalar" from ${tables}${call} as "pgrst_call"`;
}

function argumentsSql(
  { args }: RestFunction,
  given: CallArguments,
  values: SqlValues,
): { from: string; list: string } {
  switch (given.kind) {
    case 'body': {
      const type = args[0]?.type ?? 'json';
      const body = typeof given.body === 'string' ? given.body : String.raw`\x${given.body.toString('hex')}`;
      return { from: '', list: `${values.add(body)}::${type}` };
    }
    case 'texts': {
      const list = args.flatMap(({ name, type, isVariadic }) => {
        const texts = given.texts.filter(([given]) => given === name).map(([, text]) => text);
        if (texts.length === 0) return [];
        if (isVariadic)
          return [
            `variadic ${quoteName(name)} := array[${texts.map((text) => values.add(text)).join(', ')}]::${type}`,
          ];
        return [`${quoteName(name)} := ${values.add(texts.at(-1) ?? '')}::${type}`];
      });
      return { from: '', list: list.join(', ') };
    }
    case 'json': {
      const [only] = args;
      if (only?.name === '' && given.names.includes('')) {
        return { from: '', list: `(${values.add(given.json)}::json ->> '')::${only.type}` };
      }
      const used = args.filter(({ name }) => given.names.includes(name));
      if (used.length === 0) return { from: '', list: '' };
      const types = used.map(({ name, type }) => `${quoteName(name)} ${type}`).join(', ');
      const list = used.map(
        ({ name, isVariadic }) =>
          `${isVariadic ? 'variadic ' : ''}${quoteName(name)} := "pgrst_args".${quoteName(name)}`,
      );
      return {
        from: `json_to_record(${values.add(given.json)}::json) as "pgrst_args" (${types})`,
        list: list.join(', '),
      };
    }
  }
}
