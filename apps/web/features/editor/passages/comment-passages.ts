import { createAnchorIndex, type AnchorPlace } from '@headway/documents/anchors';
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type * as Y from 'yjs';
import type { Anchor } from '@/features/comments/store/comment.ts';
import { DRAFT_PASSAGE } from '@/features/comments/margin/passages.ts';
import type { Thread } from '@/features/comments/store/to-threads.ts';

/** Where the passages of threads are, by thread. */
export type ThreadPlaces = ReadonlyMap<string, AnchorPlace>;

/** The threads to mark, and the highlighted one. */
interface ShownThreads {
  threads: readonly Thread[];
  current: string | null;
  /** The passage of the comment that is being written; highlighted. */
  draft: Anchor | null;
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    commentPassages: {
      /** Marks the passages of these threads, and of no others. */
      showThreads: (shown: ShownThreads) => ReturnType;
    };
  }
  interface EditorEvents {
    /** The passages have moved to these places. */
    passages: ThreadPlaces;
    /** The passage of this thread was pressed; null for text without a thread. */
    passage: string | null;
  }
}

interface PassageState extends ShownThreads {
  places: ThreadPlaces;
  marks: DecorationSet;
}

const key = new PluginKey<PassageState>('commentPassages');

/** Metadata of a transaction: threads to show, or an empty object when places were found again. */
type PassageMeta = Partial<ShownThreads> | undefined;

/** Marks the passages of threads and follows them through edits. The marks are not part of the document. */
export const CommentPassages = Extension.create<{ fragment: Y.XmlFragment | null }>({
  name: 'commentPassages',
  addOptions: () => ({ fragment: null }),
  addCommands() {
    return {
      showThreads:
        (shown) =>
        ({ tr, dispatch }) => {
          dispatch?.(tr.setMeta(key, shown).setMeta('addToHistory', false));
          return true;
        },
    };
  },
  addProseMirrorPlugins() {
    const { editor } = this;
    const { fragment } = this.options;
    if (!fragment) return [];
    const index = createAnchorIndex(fragment);
    return [
      new Plugin<PassageState>({
        key,
        state: {
          init: () => ({
            threads: [],
            current: null,
            draft: null,
            places: index.places,
            marks: DecorationSet.empty,
          }),
          apply(transaction, known) {
            const meta: PassageMeta = transaction.getMeta(key);
            if (!meta && !transaction.docChanged) return known;
            const { threads, current, draft } = { ...known, ...meta };
            const isKnown = threads === known.threads && draft === known.draft;
            if (!isKnown) index.setAnchors(toAnchors(threads, draft));
            index.apply(transaction);
            const places = isKnown ? index.places : index.locate(transaction.doc);
            return {
              threads,
              current,
              draft,
              places,
              marks: drawMarks(transaction.doc, { threads, current, draft, places }),
            };
          },
        },
        view: () => ({
          update(view, before) {
            const known = key.getState(view.state);
            if (!known) return;
            // by now y-tiptap has written this edit into the Y.Doc
            if (!before.doc.eq(view.state.doc) && index.locate(view.state.doc) !== known.places) redraw(view);
            else if (known.places !== key.getState(before)?.places) editor.emit('passages', known.places);
          },
        }),
        props: {
          decorations: (state) => key.getState(state)?.marks,
          handleClick(view, position) {
            const known = key.getState(view.state);
            const hit = known?.threads.findLast(({ id, isResolved }) => {
              const place = known.places.get(id);
              return !isResolved && place?.found && place.from <= position && position <= place.to;
            });
            editor.emit('passage', hit?.id ?? null);
            return false;
          },
        },
      }),
    ];
  },
});

function redraw(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(key, {}).setMeta('addToHistory', false));
}

function toAnchors(threads: readonly Thread[], draft: Anchor | null): Map<string, Anchor> {
  const anchors = new Map<string, Anchor>();
  for (const { id, root } of threads) if (root.anchor !== null) anchors.set(id, root.anchor);
  if (draft !== null) anchors.set(DRAFT_PASSAGE, draft);
  return anchors;
}

function drawMarks(
  doc: EditorView['state']['doc'],
  { threads, places, current, draft }: Omit<PassageState, 'marks'>,
): DecorationSet {
  const marks = threads.flatMap(({ id, isResolved }) => {
    const place = places.get(id);
    if (!place?.found || (isResolved && id !== current)) return [];
    return Decoration.inline(place.from, place.to, {
      class: id === current && draft === null ? 'passage passage-current' : 'passage',
    });
  });
  const drafted = draft === null ? undefined : places.get(DRAFT_PASSAGE);
  if (drafted?.found) {
    marks.push(Decoration.inline(drafted.from, drafted.to, { class: 'passage passage-current' }));
  }
  return DecorationSet.create(doc, marks);
}
