import { Extension } from '@tiptap/core';

/** What a key asks of the page around the editor. */
export type EditorRequest = 'link' | 'toolbar';

declare module '@tiptap/core' {
  interface EditorEvents {
    /** A key was pressed for something that the page does. */
    request: EditorRequest;
  }
}

/** Keys for what stands around the text: a link, and the toolbar. */
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
