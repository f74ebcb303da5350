// Takes the place of `decode-named-character-reference` in browsers, whose documents know all entities of HTML.

let table: Readonly<Record<string, string>> | null = null;

/** Decodes entities by a table, where there is no document: in a worker. */
export function decodeEntitiesBy(entities: Readonly<Record<string, string>>): void {
  table = entities;
}

/** The characters of an entity such as `amp`; false for an unknown name. */
export function decodeNamedCharacterReference(name: string): string | false {
  if (table !== null) return Object.hasOwn(table, name) ? (table[name] ?? false) : false;
  const element = document.createElement('i');
  element.innerHTML = `&${name};`;
  const text = element.textContent;
  // HTML also decodes the beginning of `&notit;`, and keeps the rest with its semicolon
  return text.endsWith(';') && name !== 'semi' ? false : text;
}
