import type { Editor } from '@tiptap/core';
import {
  Bold,
  Code,
  Image,
  Italic,
  Link,
  List,
  ListOrdered,
  Quote,
  Redo2,
  SquareCode,
  Strikethrough,
  Undo2,
} from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Dialog } from '@/components/overlays/dialog.tsx';
import { focusTool, Toolbar, ToolbarButton, ToolbarRule } from '@/components/toolbar.tsx';
import { BlockMenu } from './block-menu.tsx';
import { ImageForm } from './image-form.tsx';
import { LinkForm } from './link-form.tsx';
import { TableMenu } from './table-menu.tsx';
import { useEditorState } from './use-editor-state.ts';

const HISTORY = [
  { label: 'Undo', keys: 'Mod+Z', icon: Undo2, step: 'undo' },
  { label: 'Redo', keys: 'Mod+Shift+Z', icon: Redo2, step: 'redo' },
] as const;
const MARKS = [
  { label: 'Bold', keys: 'Mod+B', icon: Bold, name: 'bold', toggle: 'toggleBold' },
  { label: 'Italic', keys: 'Mod+I', icon: Italic, name: 'italic', toggle: 'toggleItalic' },
  {
    label: 'Strikethrough',
    keys: 'Mod+Shift+S',
    icon: Strikethrough,
    name: 'strike',
    toggle: 'toggleStrike',
  },
  { label: 'Code', keys: 'Mod+E', icon: Code, name: 'code', toggle: 'toggleCode' },
] as const;
const BLOCKS = [
  {
    label: 'Bulleted list',
    keys: 'Mod+Shift+8',
    icon: List,
    name: 'bulletList',
    toggle: 'toggleBulletList',
  },
  {
    label: 'Numbered list',
    keys: 'Mod+Shift+7',
    icon: ListOrdered,
    name: 'orderedList',
    toggle: 'toggleOrderedList',
  },
  { label: 'Quote', keys: 'Mod+Shift+B', icon: Quote, name: 'blockquote', toggle: 'toggleBlockquote' },
  { label: 'Code block', keys: 'Mod+Alt+C', icon: SquareCode, name: 'codeBlock', toggle: 'toggleCodeBlock' },
] as const;
const NAMES = [...MARKS, ...BLOCKS].map(({ name }): string => name).concat('link', 'table');

const DIALOGS = { link: { title: 'Link', Form: LinkForm }, image: { title: 'Image', Form: ImageForm } };

/** The tools for the text. Alt+F10 moves the focus here. */
export function FormatToolbar({ editor }: { editor: Editor }) {
  const ref = useRef<HTMLDivElement>(null);
  const [dialog, setDialog] = useState<{ kind: keyof typeof DIALOGS; isOpen: boolean }>({
    kind: 'link',
    isOpen: false,
  });
  const facts = useEditorState(editor, readFacts);
  const { title, Form } = DIALOGS[dialog.kind];
  const setIsOpen = (isOpen: boolean) => setDialog({ ...dialog, isOpen });

  useEffect(() => {
    function onRequest(request: string): void {
      if (request === 'link') setDialog({ kind: 'link', isOpen: true });
      if (request === 'toolbar' && ref.current) focusTool(ref.current, ([first]) => first);
    }
    editor.on('request', onRequest);
    return () => {
      editor.off('request', onRequest);
    };
  }, [editor]);

  const toTools = (tools: typeof MARKS | typeof BLOCKS) =>
    tools.map(({ icon: Icon, name, toggle, ...hint }) => (
      <ToolbarButton
        key={name}
        {...hint}
        pressed={facts[name]}
        onClick={() => editor.chain().focus()[toggle]().run()}
      >
        <Icon aria-hidden />
      </ToolbarButton>
    ));

  return (
    <>
      <Toolbar
        ref={ref}
        aria-label="Formatting"
        className="-ml-2"
        onKeyDown={(event) => {
          // an Escape inside a menu only closes the menu
          const isHere = event.target instanceof Node && event.currentTarget.contains(event.target);
          if (event.key === 'Escape' && isHere) editor.commands.focus(null, { scrollIntoView: false });
        }}
      >
        {HISTORY.map(({ icon: Icon, step, ...hint }) => (
          <ToolbarButton
            key={step}
            {...hint}
            disabled={!facts[step]}
            onClick={() => editor.chain().focus()[step]().run()}
          >
            <Icon aria-hidden />
          </ToolbarButton>
        ))}
        <ToolbarRule />
        <BlockMenu editor={editor} />
        <ToolbarRule />
        {toTools(MARKS)}
        <ToolbarButton
          label="Link"
          keys="Mod+K"
          pressed={facts['link']}
          onClick={() => setDialog({ kind: 'link', isOpen: true })}
        >
          <Link aria-hidden />
        </ToolbarButton>
        <ToolbarRule />
        {toTools(BLOCKS)}
        <ToolbarButton label="Image" onClick={() => setDialog({ kind: 'image', isOpen: true })}>
          <Image aria-hidden />
        </ToolbarButton>
        <TableMenu editor={editor} isInTable={facts['table'] === true} />
      </Toolbar>
      <Dialog title={title} open={dialog.isOpen} onOpenChange={setIsOpen}>
        <Form editor={editor} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}

function readFacts(editor: Editor): Record<string, boolean> {
  const active = NAMES.map((name) => [name, editor.isActive(name)]);
  return { ...Object.fromEntries(active), undo: editor.can().undo(), redo: editor.can().redo() };
}
