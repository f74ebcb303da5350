const SECRETS: [pattern: RegExp, replacement: string][] = [
  // A token of Supabase Auth, or any other signed token.
  [/eyJ[\w-]{4,}\.[\w-]+\.[\w-]*/g, '[token]'],
  [/(?<![A-Za-z])(?:sb_secret|sk|rk|whsec)[_-][\w-]{8,}/g, '[key]'],
  [/Bearer +[\w.~+/=-]+/gi, 'Bearer [token]'],
  // The password of a connection string.
  [/([a-z][a-z0-9+]*:\/\/[^\s:/@"]+:)[^\s@"]+@/gi, '$1[password]@'],
  // Session cookies.
  [/(sb-[\w-]+-auth-token(?:\.\d+)?=)[^;\s"]+/g, '$1[session]'],
];
const SECRET_FIELD = /^(?:password|secret|token|api_?key|authorization|cookie)$/i;

/** The text without what looks like a token, a key or a password. */
export function redact(text: string): string {
  return SECRETS.reduce((redacted, [pattern, replacement]) => redacted.replace(pattern, replacement), text);
}

/** JSON of a value, its texts redacted, and left out where the field's name says that it is a secret. */
export function toRedactedJson(value: unknown): string {
  return JSON.stringify(value, (name, field: unknown) => {
    if (typeof field !== 'string') return field;
    return SECRET_FIELD.test(name) ? '[secret]' : redact(field);
  });
}
