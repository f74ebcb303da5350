import { parseMarkdown } from '@headway/text/markdown';
import type { Code, Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { isOpenFence } from '../../markdown/is-open-fence.ts';
import { once } from '../../text/once.ts';
import { truncate } from '../../text/whitespace.ts';
import { createNodeFinder } from '../subject/node-finder.ts';

/** `**` that opens or closes nothing, and the middle of a link that is none. `2 ** 3` and `src/**` are meant as they are. */
const STRAY = /(?<=^|\s)\*\*(?=[^\s*])|(?<=[^\s*/])\*\*(?=\s|[.,;:!?]|$)|\]\(/u;
/** A sign that would begin a heading. */
const STRAY_HEADING = /^#{1,6}\s/u;
/** Escaped characters and character references: people meant these characters as they are. */
const ESCAPED = /\\[!-/:-@[-`{-~]|&#?\w+;/gu;

/**
 * Finds markup that a reader would see as characters: stray signs, a code block without an end, and empty headings.
 *
 * @param root the tree of `markdown`, in which positions need not be right
 */
export function findBrokenMarkdown(markdown: string, root: Root): string[] {
  // the tree of an assessment has other positions, and to parse a long text anew takes time
  const parsed = once(() => parseMarkdown(markdown));
  return [
    ...(findLastCode(root) && isOpenFence(toSource(findLastCode(parsed()), markdown))
      ? ['a code block is never closed']
      : []),
    ...(findReadStrays(root).length > 0 ? findWrittenStrays(parsed(), markdown) : []),
    ...findEmptyHeadings(root),
  ];
}

/** The code block with which a text ends. Only there can a fence be missing: an open block goes on to the end. */
function findLastCode(node: Nodes | undefined): Code | null {
  if (node?.type === 'code') return node;
  return node && 'children' in node ? findLastCode(node.children.at(-1)) : null;
}

function toSource(node: Nodes | null, markdown: string): string {
  return node?.position ? markdown.slice(node.position.start.offset, node.position.end.offset) : '';
}

/** The stray sign in a text as it is read or written. Its place says whether it begins a paragraph. */
function findStray(text: string, index: number | undefined, parent: Nodes | undefined): string | null {
  const isStart = index === 0 && parent?.type === 'paragraph';
  return (STRAY.exec(text) ?? (isStart ? STRAY_HEADING.exec(text) : null))?.[0] ?? null;
}

const findReadStrays = createNodeFinder((node, index, parent) =>
  node.type === 'text' ? findStray(node.value, index, parent) : null,
);

function findWrittenStrays(root: Root, markdown: string): string[] {
  const findings: string[] = [];
  visit(root, 'text', (node, index, parent) => {
    const mark = findStray(toSource(node, markdown).replaceAll(ESCAPED, '\0'), index, parent);
    if (mark !== null) findings.push(`stray ${mark} in “${truncate(node.value, 60)}”`);
  });
  return findings;
}

const findEmptyHeadings = createNodeFinder((node) =>
  node.type === 'heading' && node.children.length === 0 ? 'a heading without text' : null,
);
