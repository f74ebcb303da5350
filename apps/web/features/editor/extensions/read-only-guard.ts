import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/**
 * Lets nothing be written by someone who only reads, whatever an extension would mend by itself: the database would
 * refuse it.
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
