'use client';

import type { ChainedCommands, Editor } from '@tiptap/core';
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
import { focusTool, Toolbar, ToolbarButton, ToolbarRule } from '@/components/toolbar.tsx';
import { BlockMenu } from './block-menu.tsx';
import { ImageDialog } from './image-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { TableMenu } from './table-menu.tsx';
import { useEditorState } from './use-editor-state.ts';

/** The tools for the text. Alt+F10 moves the focus here. */
export function FormatToolbar({ editor }: { editor: Editor }) {
  const ref = useRef<HTMLDivElement>(null);
  const [dialog, setDialog] = useState<'link' | 'image' | null>(null);
  const facts = useEditorState(editor, readFacts);
  const run = (command: (chain: ChainedCommands) => ChainedCommands) => () =>
    command(editor.chain().focus()).run();

  useEffect(() => {
    function onRequest(request: string): void {
      if (request === 'link') setDialog('link');
      if (request === 'toolbar' && ref.current) focusTool(ref.current, ([first]) => first);
    }
    editor.on('request', onRequest);
    return () => {
      editor.off('request', onRequest);
    };
  }, [editor]);

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
        <ToolbarButton label="Undo" keys="Ctrl+Z" disabled={!facts.canUndo} onClick={run((c) => c.undo())}>
          <Undo2 aria-hidden />
        </ToolbarButton>
        <ToolbarButton label="Redo" keys="Ctrl+Y" disabled={!facts.canRedo} onClick={run((c) => c.redo())}>
          <Redo2 aria-hidden />
        </ToolbarButton>
        <ToolbarRule />
        <BlockMenu editor={editor} />
        <ToolbarRule />
        <ToolbarButton label="Bold" keys="Ctrl+B" pressed={facts.bold} onClick={run((c) => c.toggleBold())}>
          <Bold aria-hidden />
        </ToolbarButton>
        <ToolbarButton
          label="Italic"
          keys="Ctrl+I"
          pressed={facts.italic}
          onClick={run((c) => c.toggleItalic())}
        >
          <Italic aria-hidden />
        </ToolbarButton>
        <ToolbarButton
          label="Strikethrough"
          keys="Ctrl+Shift+S"
          pressed={facts.strike}
          onClick={run((c) => c.toggleStrike())}
        >
          <Strikethrough aria-hidden />
        </ToolbarButton>
        <ToolbarButton label="Code" keys="Ctrl+E" pressed={facts.code} onClick={run((c) => c.toggleCode())}>
          <Code aria-hidden />
        </ToolbarButton>
        <ToolbarButton label="Link" keys="Ctrl+K" pressed={facts.link} onClick={() => setDialog('link')}>
          <Link aria-hidden />
        </ToolbarButton>
        <ToolbarRule />
        <ToolbarButton
          label="Bulleted list"
          keys="Ctrl+Shift+8"
          pressed={facts.bulletList}
          onClick={run((c) => c.toggleBulletList())}
        >
          <List aria-hidden />
        </ToolbarButton>
        <ToolbarButton
          label="Numbered list"
          keys="Ctrl+Shift+7"
          pressed={facts.orderedList}
          onClick={run((c) => c.toggleOrderedList())}
        >
          <ListOrdered aria-hidden />
        </ToolbarButton>
        <ToolbarButton
          label="Quotation"
          keys="Ctrl+Shift+B"
          pressed={facts.blockquote}
          onClick={run((c) => c.toggleBlockquote())}
        >
          <Quote aria-hidden />
        </ToolbarButton>
        <ToolbarButton
          label="Code block"
          keys="Ctrl+Alt+C"
          pressed={facts.codeBlock}
          onClick={run((c) => c.toggleCodeBlock())}
        >
          <SquareCode aria-hidden />
        </ToolbarButton>
        <ToolbarButton label="Image" onClick={() => setDialog('image')}>
          <Image aria-hidden />
        </ToolbarButton>
        <TableMenu editor={editor} isInTable={facts.table} />
      </Toolbar>
      <LinkDialog
        editor={editor}
        open={dialog === 'link'}
        onOpenChange={(open) => setDialog(open ? 'link' : null)}
      />
      <ImageDialog
        editor={editor}
        open={dialog === 'image'}
        onOpenChange={(open) => setDialog(open ? 'image' : null)}
      />
    </>
  );
}

function readFacts(editor: Editor) {
  return {
    canUndo: editor.can().undo(),
    canRedo: editor.can().redo(),
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    strike: editor.isActive('strike'),
    code: editor.isActive('code'),
    link: editor.isActive('link'),
    bulletList: editor.isActive('bulletList'),
    orderedList: editor.isActive('orderedList'),
    blockquote: editor.isActive('blockquote'),
    codeBlock: editor.isActive('codeBlock'),
    table: editor.isActive('table'),
  };
}
