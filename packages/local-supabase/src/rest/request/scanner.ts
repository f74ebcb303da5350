import { RestError } from '../rest-error.ts';

/** Reads a text of the query from its start to its end. */
export class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  get rest(): string {
    return this.#text.slice(this.#at);
  }

  /** Skips a token if it comes next. */
  skip(token: string): boolean {
    if (!this.#text.startsWith(token, this.#at)) return false;
    this.#at += token.length;
    return true;
  }

  /** Reads what the pattern (with the flag `y`) matches here. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text) ?? undefined;
    if (found) this.#at += found[0].length;
    return found;
  }

  expect(token: string): void {
    if (!this.skip(token)) throw this.failure(`expecting "${token}"`);
  }

  /** A name: quoted, or letters, digits, spaces, `_`, `$` and `-`, but not the arrow of a JSON path. */
  name(): string {
    const quoted = this.match(/"((?:[^"\\]|\\.)*)"/y);
    if (quoted) return (quoted[1] ?? '').replaceAll(/\\(.)/g, '$1');
    const plain = this.match(/(?:[\p{L}\p{N}\p{M}_$ ]|-(?!>))+/uy);
    if (!plain) throw this.failure('expecting field name (* or [a..z0..9_$])');
    return plain[0].trim();
  }

  failure(expected: string): RestError {
    const found = this.isAtEnd ? 'end of input' : `"${this.rest[0] ?? ''}"`;
    return new RestError(
      400,
      'PGRST100',
      `"failed to parse query (${this.#text})" (line 1, column ${this.#at + 1})`,
      { details: `unexpected ${found} ${expected}` },
    );
  }
}
