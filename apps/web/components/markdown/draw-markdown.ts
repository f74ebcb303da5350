import { parseMarkdown } from '@headway/text/markdown';
import type { Root as ElementTree } from 'hast';
import type { Root as MarkdownTree } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { createElement, Fragment, type ReactNode } from 'react';
import { drawElements, type Drawing } from './draw-elements.ts';

interface MarkdownDrawing extends Drawing {
  /** Changes the Markdown before it becomes elements. */
  changeMarkdown?: (tree: MarkdownTree) => void;
  /** Changes the elements before they are drawn. */
  changeElements?: (tree: ElementTree) => void;
}

/** Draws Markdown as React elements. It is parsed as in the pipeline and the editor, and HTML in it is text. */
export function drawMarkdown(markdown: string, drawing: MarkdownDrawing = {}): ReactNode {
  const tree = parseMarkdown(markdown);
  drawing.changeMarkdown?.(tree);
  const elements = toHast(tree, { allowDangerousHtml: true });
  if (elements.type !== 'root') return null;
  drawing.changeElements?.(elements);
  return createElement(Fragment, null, ...drawElements(elements.children, drawing));
}
