import { Extension } from '@tiptap/core';

/** A request of the editor to the page around it. */
export type EditorRequest = 'link' | 'toolbar';

declare module '@tiptap/core' {
  interface EditorEvents {
    /** A key was pressed that the page handles. */
    request: EditorRequest;
  }
}

/**
 * The keys for the link dialog and for the toolbar. Enter in an empty list item leaves one level of the list, wherever the
 * item is.
 */
export const EditorShortcuts = Extension.create({
  name: 'editorShortcuts',
  // before the keys of lists
  priority: 1_000,
  addKeyboardShortcuts() {
    const emit = (request: EditorRequest) => () => {
      this.editor.emit('request', request);
      return true;
    };
    const leaveList = () => {
      const { $from, empty } = this.editor.state.selection;
      const item = $from.depth > 1 ? $from.node(-1) : null;
      const isEmptyItem =
        empty && item?.type.name === 'listItem' && item.childCount === 1 && $from.parent.content.size === 0;
      return isEmptyItem && this.editor.commands.liftListItem('listItem');
    };
    return { 'Mod-k': emit('link'), 'Alt-F10': emit('toolbar'), Enter: leaveList };
  },
});
