import type { ProjectKeys } from '../project-keys.ts';

/**
 * Replaces the legacy keys in the headers of a request by the keys that mean the same, so that every part of the API
 * knows one kind of keys only.
 */
export function toKnownKeys(headers: [string, string][], keys: ProjectKeys): [string, string][] {
  const replace = (key: string) => {
    if (key === keys.anonKey) return keys.publishableKey;
    return key === keys.serviceRoleKey ? keys.secretKey : key;
  };
  return headers.map(([name, value]) => {
    if (name === 'apikey') return [name, replace(value)];
    if (name !== 'authorization') return [name, value];
    return [
      name,
      value.replace(/^(bearer )(\S+)$/i, (_, scheme: string, key: string) => scheme + replace(key)),
    ];
  });
}

/** The same for a key in the query of an address. */
export function toKnownQuery(url: string, keys: ProjectKeys): string {
  return url
    .replace(`apikey=${keys.anonKey}`, `apikey=${keys.publishableKey}`)
    .replace(`apikey=${keys.serviceRoleKey}`, `apikey=${keys.secretKey}`);
}
