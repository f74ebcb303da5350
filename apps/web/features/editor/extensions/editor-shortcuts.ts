import { Extension } from '@tiptap/core';

/** A request of the editor to the page around it. */
export type EditorRequest = 'link' | 'toolbar';

declare module '@tiptap/core' {
  interface EditorEvents {
    /** A key was pressed that the page handles. */
    request: EditorRequest;
  }
}

/** The keys for the link dialog and for the toolbar. */
export const EditorShortcuts = Extension.create({
  name: 'editorShortcuts',
  addKeyboardShortcuts() {
    const ask = (request: EditorRequest) => () => {
      this.editor.emit('request', request);
      return true;
    };
    return { 'Mod-k': ask('link'), 'Alt-F10': ask('toolbar') };
  },
});
