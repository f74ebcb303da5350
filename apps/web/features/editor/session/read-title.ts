import type { Node } from '@tiptap/pm/model';

/** The text of the first heading of level 1; null without one, or when it is empty. */
export function readTitle(doc: Node): string | null {
  const heading = doc.children.find(({ type, attrs }) => type.name === 'heading' && attrs['level'] === 1);
  const title = heading?.textContent.replaceAll(/\s+/gu, ' ').trim() ?? '';
  return title === '' ? null : title;
}
