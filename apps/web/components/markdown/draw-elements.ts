import { isSafeLink } from '@headway/text/address';
import type { Element, Nodes } from 'hast';
import { createElement, type ComponentType, type ReactNode } from 'react';

/** The properties of an element by their names in React. */
interface ElementProperties {
  href?: string;
  alt?: string;
  children?: ReactNode;
  [name: string]: unknown;
}

/** Components that replace elements, by their tag names. */
export type ElementComponents = Partial<Record<string, ComponentType<ElementProperties>>>;

/** How elements are drawn. */
export interface Drawing {
  components?: ElementComponents;
  /** The elements that are drawn; of others only their content is. Default all. */
  allowed?: ReadonlySet<string>;
}

const TABLE_PARTS = new Set(['table', 'thead', 'tbody', 'tr']);

/** Draws the elements of a text. HTML is text. An address that `isSafeLink` refuses becomes empty. */
export function drawElements(nodes: readonly Nodes[], drawing: Drawing): ReactNode[] {
  return nodes.flatMap((node): ReactNode[] => {
    if (node.type === 'text' || node.type === 'raw') return [node.value];
    return node.type === 'element' ? drawElement(node, drawing) : [];
  });
}

function drawElement(element: Element, drawing: Drawing): ReactNode[] {
  const { tagName, children } = element;
  if (drawing.allowed?.has(tagName) === false) return drawElements(children, drawing);
  // React allows no line breaks between the parts of a table
  const parts = TABLE_PARTS.has(tagName) ? children.filter(({ type }) => type !== 'text') : children;
  const drawn = drawElements(parts, drawing);
  return [createElement(drawing.components?.[tagName] ?? tagName, toProperties(element), ...drawn)];
}

function toProperties({ properties }: Element): ElementProperties {
  const drawn: ElementProperties = {};
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'align') drawn['style'] = { textAlign: value };
    else if (name === 'href') drawn.href = isSafeLink(value) ? String(value) : '';
    else drawn[toReactName(name)] = Array.isArray(value) ? value.join(' ') : value;
  }
  return drawn;
}

/** React writes `ariaLabel` and `dataFootnoteRef` with hyphens, and other names as elements have them. */
function toReactName(name: string): string {
  return /^(?:aria|data)[A-Z]/u.test(name)
    ? name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)
    : name;
}
