/**
 * JSON that Postgres accepts as jsonb. It knows neither U+0000 nor half a surrogate pair, both of which occur
 * in the text of fetched pages; each becomes U+FFFD, so that offsets into the text stay right.
 */
export function toStorableJson(value: unknown): string {
  // stringify writes both as escapes; an escape is one only after an even number of backslashes
  return JSON.stringify(value).replaceAll(/(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g, '$1\\ufffd');
}

/** The same for a value that is stored as text. */
export function toStorableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
