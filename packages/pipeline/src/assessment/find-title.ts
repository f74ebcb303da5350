import type { Root } from 'mdast';
import { toPlain } from '../markdown/markdown-text.ts';

/** What the first main heading says; null without one that says anything. */
export function findTitle(root: Root): string | null {
  const heading = root.children.find((node) => node.type === 'heading' && node.depth === 1);
  const title = heading ? toPlain(heading) : '';
  return title === '' ? null : title;
}
