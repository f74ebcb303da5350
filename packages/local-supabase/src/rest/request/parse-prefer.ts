import { RestError } from '../rest-error.ts';

const KNOWN = {
  return: ['representation', 'headers-only', 'minimal'],
  resolution: ['merge-duplicates', 'ignore-duplicates'],
  count: ['exact', 'planned', 'estimated'],
  missing: ['default', 'null'],
  handling: ['strict', 'lenient'],
  tx: ['commit', 'rollback'],
} as const;

type Known = typeof KNOWN;

/** The header `Prefer`. */
export type Preferences = { -readonly [Name in keyof Known]?: Known[Name][number] | undefined } & {
  timezone?: string;
  /** Refuses a change of more rows, with `handling=strict`. */
  maxAffected?: number;
  /** The preferences that were understood, as the client wrote them. */
  applied: string[];
};

/**
 * Parses the header `Prefer`.
 *
 * @throws RestError PGRST122 for an unknown preference with `handling=strict`
 * @see https://docs.postgrest.org/en/v13/references/api/preferences.html
 */
export function parsePrefer(header: string | undefined): Preferences {
  const preferences: Preferences = { applied: [] };
  const unknown: string[] = [];
  for (const text of (header ?? '').split(',').map((part) => part.trim())) {
    if (text === '') continue;
    if (apply(preferences, text)) preferences.applied.push(text);
    else unknown.push(text);
  }
  if (preferences.handling === 'strict' && unknown.length > 0) {
    throw new RestError(400, 'PGRST122', 'Invalid preferences given with handling=strict', {
      details: `Invalid preferences: ${unknown.join(', ')}`,
    });
  }
  return preferences;
}

function apply(preferences: Preferences, text: string): boolean {
  const [name = '', value = ''] = text.split('=');
  switch (name) {
    case 'return':
      return set(KNOWN.return, value, (known) => (preferences.return = known));
    case 'resolution':
      return set(KNOWN.resolution, value, (known) => (preferences.resolution = known));
    case 'count':
      return set(KNOWN.count, value, (known) => (preferences.count = known));
    case 'missing':
      return set(KNOWN.missing, value, (known) => (preferences.missing = known));
    case 'handling':
      return set(KNOWN.handling, value, (known) => (preferences.handling = known));
    case 'tx':
      return set(KNOWN.tx, value, (known) => (preferences.tx = known));
    case 'timezone':
      preferences.timezone = value;
      return value !== '';
    case 'max-affected':
      preferences.maxAffected = Number(value);
      return Number.isSafeInteger(preferences.maxAffected);
    default:
      return false;
  }
}

function set<Value extends string>(
  values: readonly Value[],
  given: string,
  assign: (value: Value) => void,
): boolean {
  const known = values.find((value) => value === given);
  if (known !== undefined) assign(known);
  return known !== undefined;
}
