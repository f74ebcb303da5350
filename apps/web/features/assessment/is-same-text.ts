/** Whether two Markdown texts differ only in how an editor writes escapes, addresses, entities and blank lines. */
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
