import { toCitationPieces, toLinkCitation, UNKNOWN_SOURCE } from '@headway/text/citations';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { isSourcesHeading } from './is-sources-heading.ts';

type Sources = ReadonlyMap<number, { title: string }>;

/**
 * Shows citations; pressing the number of one scrolls to its item of the list of sources. The document stores only the
 * text.
 */
export const LinkedCitations = Extension.create<{ sources: Sources }>({
  name: 'linkedCitations',
  addOptions: () => ({ sources: new Map() }),
  addProseMirrorPlugins() {
    const { sources } = this.options;
    return [
      new Plugin<DecorationSet>({
        state: {
          init: (_config, { doc }) =>
            DecorationSet.create(doc, decorateCitations(doc, { start: 0, end: doc.content.size }, sources)),
          apply: (transaction, drawn) =>
            transaction.docChanged ? redraw(transaction, drawn, sources) : drawn,
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
function redraw({ mapping, doc }: Transaction, drawn: DecorationSet, sources: Sources): DecorationSet {
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
  return moved.remove(moved.find(start, end)).add(doc, decorateCitations(doc, { start, end }, sources));
}

/** Decorates the citations of a part of a document. */
export function decorateCitations(
  doc: Node,
  { start, end }: { start: number; end: number },
  sources: Sources,
): Decoration[] {
  const numbers = new Set(sources.keys());
  const decorations: Decoration[] = [];
  doc.nodesBetween(start, end, (node, position, parent) => {
    const citing = parent?.type.spec.code === true ? null : toCitingText(node);
    if (citing === null) return;
    let at = position;
    for (const { text, kind, n, isFirst } of toCitationPieces(citing, numbers)) {
      // the brackets around the text of a link are not written
      const length = citing === node.text ? text.length : node.nodeSize;
      if (kind !== 'text') {
        const name = `citation${isFirst ? '' : ' citation-more'}${kind === 'unknown' ? ' citation-unknown' : ''}`;
        const title = n === null ? undefined : sources.get(n)?.title;
        decorations.push(
          Decoration.inline(at, at + length, {
            class: name,
            ...(n !== null && { 'data-citation': String(n) }),
            ...(title !== undefined && { title }),
            ...(kind === 'unknown' && { title: UNKNOWN_SOURCE }),
          }),
        );
      }
      at += length;
    }
  });
  return decorations;
}

/** The text of a node in which citations are read; null for code, links and literal text. */
function toCitingText({ text, marks }: Node): string | null {
  if (text === undefined || marks.some(({ type }) => type.name === 'code' || type.name === 'literal'))
    return null;
  const link = marks.find(({ type }) => type.name === 'link');
  if (!link) return text;
  return String(link.attrs['href']).startsWith('#') ? toLinkCitation(text) : null;
}

/** Position of the n-th item in the list below the last heading for sources. */
function findSource(doc: Node, n: number): number | null {
  const lists: { node: Node; position: number }[] = [];
  let isAwaited = false;
  doc.forEach((node, position) => {
    if (node.type.name === 'heading') isAwaited = isSourcesHeading(node);
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
