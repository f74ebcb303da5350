import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/**
 * Blocks every change by a reader without the role of an editor, including automatic fixes by extensions: the database
 * would refuse it.
 */
export const ReadOnlyGuard = Extension.create({
  name: 'readOnlyGuard',
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        filterTransaction: (transaction) =>
          !transaction.docChanged || editor.options.editable || isChangeOrigin(transaction),
      }),
    ];
  },
});
