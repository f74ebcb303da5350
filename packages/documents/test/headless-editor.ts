import { getSchema } from '@tiptap/core';
import { Slice, type Node, type Schema } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { initProseMirrorDoc, updateYFragment, ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { createDocumentExtensions, DOCUMENT_FIELD } from '../src/protocol/index.ts';

const articleSchema = getSchema(createDocumentExtensions());

/** An editor without a view: a ProseMirror state and a `Y.Doc` that follow each other as y-tiptap's binding has it. */
export interface HeadlessEditor {
  readonly ydoc: Y.Doc;
  readonly fragment: Y.XmlFragment;
  readonly doc: Node;
  /** Makes a local edit. */
  edit(change: (transaction: Transaction) => Transaction): void;
  /** Called for every transaction, before the `Y.Doc` follows a local one. */
  onTransaction: (transaction: Transaction) => void;
  /** Called when the two are in step again. */
  onSettled: (doc: Node) => void;
}

export function createHeadlessEditor(ydoc: Y.Doc, schema: Schema = articleSchema): HeadlessEditor {
  const fragment = ydoc.getXmlFragment(DOCUMENT_FIELD);
  const meta = { mapping: new Map(), isOMark: new Map() };
  let state = EditorState.create({ doc: initialise() });

  function initialise(): Node {
    const { doc, mapping } = initProseMirrorDoc(fragment, schema);
    meta.mapping.clear();
    for (const [type, node] of mapping) meta.mapping.set(type, node);
    return doc;
  }
  const apply = (transaction: Transaction) => {
    state = state.apply(transaction);
    editor.onTransaction(transaction);
  };

  fragment.observeDeep((_, { origin }) => {
    if (origin === ySyncPluginKey) return;
    const { content } = initialise();
    apply(
      state.tr
        .replace(0, state.doc.content.size, new Slice(content, 0, 0))
        .setMeta(ySyncPluginKey, { isChangeOrigin: true }),
    );
    editor.onSettled(state.doc);
  });

  const editor: HeadlessEditor = {
    ydoc,
    fragment,
    get doc() {
      return state.doc;
    },
    edit(change) {
      apply(change(state.tr));
      ydoc.transact(() => updateYFragment(ydoc, fragment, state.doc, meta), ySyncPluginKey);
      editor.onSettled(state.doc);
    },
    onTransaction: () => undefined,
    onSettled: () => undefined,
  };
  return editor;
}
