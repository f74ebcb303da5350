const PATTERNS = [
  /lorem ipsum/giu,
  /\b(?:TODO|TBD|FIXME|XXX)\b\s*[:(]|^(?:TODO|TBD|FIXME|XXX)\b|[[(](?:TODO|TBD|FIXME|XXX)\b[^\])]{0,200}[\])]/gmu,
  // not a part of a path such as app/[name]/page
  /(?<![\w/])\[(?:(?:insert|enter|your)\b[^\]]{0,200}|add (?:an?|the|your|more)\b[^\]]{0,200}|(?:\w+ ){0,2}(?:name|company|date|link|url|placeholder))\](?![\w/(])/giu,
  /\{\{[^{}]{0,200}\}\}/gu,
  /<(?:insert|your)\b[^>]{0,200}>/giu,
];

/** Finds places that somebody still has to fill, in prose without code. */
export function findPlaceholders(prose: string): string[] {
  return [
    ...new Set(PATTERNS.flatMap((pattern) => [...prose.matchAll(pattern)].map(([words]) => words.trim()))),
  ];
}
