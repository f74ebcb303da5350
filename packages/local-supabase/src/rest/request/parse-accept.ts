import { RestError } from '../rest-error.ts';

/** The form of an answer. */
export interface MediaType {
  kind: 'json' | 'object' | 'csv' | 'text' | 'binary' | 'openapi' | 'plan';
  /** Whether keys with null are left out. */
  stripsNulls: boolean;
  /** For `plan`: `json` or `text`, and options of EXPLAIN. */
  planFormat: 'json' | 'text';
  planOptions: string[];
  contentType: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Chooses the form of an answer by the header `Accept`. */
export function parseAccept(header: string | undefined): MediaType {
  const wanted = (header ?? '*/*').split(',').map((part) => part.trim());
  for (const text of wanted) {
    const found = toMediaType(text);
    if (found) return found;
  }
  throw new RestError(406, 'PGRST107', `None of these media types are available: ${wanted.join(', ')}`);
}

function toMediaType(text: string): MediaType | undefined {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim());
  const stripsNulls = parameters.includes('nulls=stripped');
  const base = { stripsNulls, planFormat: 'text' as const, planOptions: [] };
  switch (type) {
    case '*/*':
    case 'application/*':
    case 'application/json':
      return { ...base, kind: 'json', contentType: JSON_TYPE };
    case 'application/vnd.pgrst.array':
    case 'application/vnd.pgrst.array+json':
      return {
        ...base,
        kind: 'json',
        contentType: stripsNulls
          ? 'application/vnd.pgrst.array+json;nulls=stripped; charset=utf-8'
          : JSON_TYPE,
      };
    case 'application/vnd.pgrst.object':
    case 'application/vnd.pgrst.object+json':
      return {
        ...base,
        kind: 'object',
        contentType: `application/vnd.pgrst.object+json${stripsNulls ? ';nulls=stripped' : ''}; charset=utf-8`,
      };
    case 'text/csv':
      return { ...base, kind: 'csv', contentType: 'text/csv; charset=utf-8' };
    case 'text/plain':
      return { ...base, kind: 'text', contentType: 'text/plain; charset=utf-8' };
    case 'application/octet-stream':
      return { ...base, kind: 'binary', contentType: 'application/octet-stream' };
    case 'application/openapi+json':
      return { ...base, kind: 'openapi', contentType: 'application/openapi+json; charset=utf-8' };
    case 'application/vnd.pgrst.plan':
    case 'application/vnd.pgrst.plan+text':
    case 'application/vnd.pgrst.plan+json': {
      const planFormat = type.endsWith('+json') ? 'json' : 'text';
      const options = parameters.find((parameter) => parameter.startsWith('options='))?.slice(8) ?? '';
      return {
        ...base,
        kind: 'plan',
        planFormat,
        planOptions: options
          .split('|')
          .filter((option) => /^(analyze|verbose|settings|buffers|wal)$/.test(option)),
        contentType: `${text.replaceAll(' ', '')}; charset=utf-8`,
      };
    }
    default:
      return undefined;
  }
}
