import type { Scanner } from './scanner.ts';

/** One step of a path into a JSON document. */
export interface JsonStep {
  /** `->` reads JSON, `->>` reads text. */
  arrow: '->' | '->>';
  key: string;
  isIndex: boolean;
}

/** A column, or a part of the document in it. */
export interface Field {
  name: string;
  path: JsonStep[];
}

export function parseField(scanner: Scanner): Field {
  const name = scanner.name();
  const path: JsonStep[] = [];
  for (;;) {
    const arrow = scanner.skip('->>') ? '->>' : scanner.skip('->') ? '->' : undefined;
    if (arrow === undefined) return { name, path };
    const index = scanner.match(/-?\d+(?=$|[-:.,)])/y);
    path.push({ arrow, key: index ? index[0] : scanner.name(), isIndex: index !== undefined });
  }
}
