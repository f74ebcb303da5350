import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

const CITATION = /\[(\d{1,3})\]/gu;
/** Matches the heading above the list of sources. */
const SOURCES = 'Sources';

/**
 * Shows `[3]` as a citation; pressing it scrolls to the third item of the list of sources. The document stores only the
 * text.
 */
export const LinkedCitations = Extension.create({
  name: 'linkedCitations',
  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        state: {
          init: (_config, { doc }) => DecorationSet.create(doc, findCitations(doc, 0, doc.content.size)),
          apply: (transaction, drawn) => (transaction.docChanged ? redraw(transaction, drawn) : drawn),
        },
        props: {
          decorations(state) {
            return this.getState(state);
          },
          handleClick(view, _position, event) {
            const target = event.target instanceof Element ? event.target.closest('[data-citation]') : null;
            const place = target && findSource(view.state.doc, Number(target.getAttribute('data-citation')));
            const source = place === null ? null : view.nodeDOM(place);
            if (source instanceof HTMLElement) show(source);
            return false;
          },
        },
      }),
    ];
  },
});

/** Updates the citations of the blocks that a transaction changed. */
function redraw({ mapping, doc }: Transaction, drawn: DecorationSet): DecorationSet {
  let from = doc.content.size;
  let to = 0;
  for (const [index, map] of mapping.maps.entries()) {
    const rest = mapping.slice(index + 1);
    map.forEach((_start, _end, start, end) => {
      from = Math.min(from, rest.map(start, -1));
      to = Math.max(to, rest.map(end, 1));
    });
  }
  const moved = drawn.map(mapping, doc);
  if (from > to) return moved;
  const first = doc.resolve(from);
  const last = doc.resolve(to);
  const start = first.depth === 0 ? from : first.before(1);
  const end = last.depth === 0 ? to : last.after(1);
  return moved.remove(moved.find(start, end)).add(doc, findCitations(doc, start, end));
}

function findCitations(doc: Node, start: number, end: number): Decoration[] {
  const decorations: Decoration[] = [];
  doc.nodesBetween(start, end, (node, position, parent) => {
    if (!node.isText || node.marks.some(({ type }) => type.name === 'code') || parent?.type.spec.code) return;
    for (const { index, 0: text, 1: number = '' } of (node.text ?? '').matchAll(CITATION)) {
      const from = position + index;
      decorations.push(
        Decoration.inline(from, from + text.length, { class: 'citation', 'data-citation': number }),
      );
    }
  });
  return decorations;
}

/** Position of the n-th item in the list below the last heading for sources. */
function findSource(doc: Node, n: number): number | null {
  const lists: { node: Node; position: number }[] = [];
  let isAwaited = false;
  doc.forEach((node, position) => {
    if (node.type.name === 'heading') isAwaited = node.textContent.trim() === SOURCES;
    else if (isAwaited && node.type.name === 'orderedList') lists.push({ node, position });
  });
  const list = lists.at(-1);
  if (!list) return null;
  const index = n - Number(list.node.attrs['start'] ?? 1);
  if (index < 0 || index >= list.node.childCount) return null;
  let place = list.position + 1;
  for (let before = 0; before < index; before += 1) place += list.node.child(before).nodeSize;
  return place;
}

function show(source: HTMLElement): void {
  source.scrollIntoView({ block: 'center' });
  source.animate([{ backgroundColor: 'var(--color-accent-soft)' }, { backgroundColor: 'transparent' }], {
    duration: 1_600,
    easing: 'ease-in',
  });
}
