/**
 * Whether two texts in Markdown say the same: editors write escapes, addresses, entities and blank lines in ways of
 * their own.
 */
export function isSameText(one: string, other: string): boolean {
  return one === other || normalize(one) === normalize(other);
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", nbsp: ' ' };

function normalize(markdown: string): string {
  return markdown
    .replaceAll(/\\([!-/:-@[-`{-~])/gu, '$1')
    .replaceAll(/&(lt|gt|amp|quot|#39|nbsp);/gu, (entity, name: string) => ENTITIES[name] ?? entity)
    .replaceAll(/\]\(<([^>\n]*)>/gu, ']($1')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
