import { findLimits, toArticle } from '@headway/text/article';
import { parseMarkdown } from '@headway/text/markdown';
import { Extension } from '@tiptap/core';
import { Fragment, Slice, type Schema } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { toast } from 'sonner';
import { cleanHtml } from './clean-html.ts';
import { isMarkdown } from './is-markdown.ts';
import { LIMIT_SENTENCES } from './limit-sentences.ts';
import { linkSelection } from './link-selection.ts';
import { readEditorMode } from './read-editor-mode.ts';
import { replaceEmptyItem } from './replace-empty-item.ts';

/** Pastes HTML of other programs, Markdown, and code of VS Code as formatted text. Inside code, text is pasted as it is. */
export const ArticlePaste = Extension.create({
  name: 'articlePaste',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          transformPastedHTML(html) {
            // an editor's own HTML says what it is
            if (html.includes('data-pm-slice')) return html;
            const document = new DOMParser().parseFromString(html, 'text/html');
            cleanHtml(document);
            return document.body.innerHTML;
          },
          handlePaste(view, event, slice) {
            const data = event.clipboardData;
            if (!data || view.state.selection.$from.parent.type.spec.code) return false;
            const linked = linkSelection(view.state, data.getData('text/plain'));
            if (linked) {
              dispatch(view, linked);
              return true;
            }
            const content = readContent(data, view.state.schema);
            const tr = replaceEmptyItem(view.state, content ?? slice.content);
            if (tr === null && content === null) return false;
            dispatch(view, tr ?? view.state.tr.replaceSelection(Slice.maxOpen(content ?? slice.content)));
            return true;
          },
        },
      }),
    ];
  },
});

function dispatch(view: EditorView, tr: EditorView['state']['tr']): void {
  view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
}

/** The blocks of copied code or Markdown; null for anything else. */
function readContent(data: DataTransfer, schema: Schema): Fragment | null {
  const text = data.getData('text/plain').replaceAll(/\r\n?/gu, '\n');
  const mode = readEditorMode(data.getData('vscode-editor-data'));
  if (mode !== null && mode !== 'markdown') {
    const block = text.includes('\n')
      ? { type: 'codeBlock', attrs: { language: mode }, content: toText(text) }
      : { type: 'paragraph', content: toText(text, [{ type: 'code' }]) };
    return Fragment.from(schema.nodeFromJSON(block));
  }
  const isPlain = !data.types.includes('text/html') && !data.types.includes('Files');
  if (mode !== 'markdown' && !(isPlain && isMarkdown(text))) return null;
  const root = parseMarkdown(text);
  for (const limit of findLimits(root)) toast.warning(LIMIT_SENTENCES[limit]);
  return schema.nodeFromJSON(toArticle(root)).content;
}

function toText(text: string, marks: { type: string }[] = []) {
  return text === '' ? [] : [{ type: 'text', text, marks }];
}
