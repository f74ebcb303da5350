import { toArticle } from '@headway/text/article';
import { parseMarkdown } from '@headway/text/markdown';
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { isMarkdown } from './is-markdown.ts';

/** Pastes Markdown as formatted text. Inside code it is pasted as it is. */
export const MarkdownPaste = Extension.create({
  name: 'markdownPaste',
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        props: {
          handlePaste(view, event) {
            const data = event.clipboardData;
            if (!data || data.types.includes('text/html') || data.types.includes('Files')) return false;
            const text = data.getData('text/plain');
            if (view.state.selection.$from.parent.type.spec.code || !isMarkdown(text)) return false;
            return editor.commands.insertContent(toArticle(parseMarkdown(text)).content ?? []);
          },
        },
      }),
    ];
  },
});
