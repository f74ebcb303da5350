import type { Root } from 'mdast';
import { toPlainText } from '@headway/text/markdown';

/** The text of the first main heading; null if there is none or it is empty. */
export function findTitle(root: Root): string | null {
  const heading = root.children.find((node) => node.type === 'heading' && node.depth === 1);
  const title = heading ? toPlainText(heading) : '';
  return title === '' ? null : title;
}
