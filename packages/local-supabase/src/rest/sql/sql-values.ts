/** The values of one statement, in the order of their placeholders. */
export class SqlValues {
  readonly list: string[] = [];

  /** Adds a value. Postgres infers its type from where the returned placeholder stands. */
  add(value: string): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

/** A name as an identifier of SQL. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as a literal of SQL. */
export function quoteText(text: string): string {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}
