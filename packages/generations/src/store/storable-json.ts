/**
 * Converts to JSON that Postgres accepts as jsonb. U+0000 and lone surrogates, which occur in the text of fetched pages,
 * become U+FFFD. Offsets into the text stay valid.
 */
export function toStorableJson(value: unknown): string {
  // stringify writes both as escapes; after an odd number of backslashes it is no escape
  return JSON.stringify(value).replaceAll(/(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g, '$1\\ufffd');
}

/** Converts text in the same way for a column of type text. */
export function toStorableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
