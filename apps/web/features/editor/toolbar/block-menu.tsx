import type { Editor } from '@tiptap/core';
import { ChevronDown } from 'lucide-react';
import { Menu, MenuChoice, MenuChoices } from '@/components/overlays/menu.tsx';
import { ToolbarButton } from '@/components/toolbar.tsx';
import { useEditorState } from './use-editor-state.ts';

const LEVELS = [1, 2, 3, 4] as const;

const KINDS = [
  { value: '0', label: 'Paragraph', level: 'P' },
  { value: '1', label: 'Title', level: 'H1' },
  { value: '2', label: 'Heading', level: 'H2' },
  { value: '3', label: 'Subheading', level: 'H3' },
  { value: '4', label: 'Small heading', level: 'H4' },
];

/** A menu that shows the kind of the block at the caret, and changes it. */
export function BlockMenu({ editor }: { editor: Editor }) {
  const { kind } = useEditorState(editor, readKind);
  const current = KINDS.find(({ value }) => value === kind);
  return (
    <Menu
      align="start"
      trigger={
        <ToolbarButton label={`Text style: ${current?.label ?? 'several'}`} className="w-34 justify-between">
          <span className="truncate">{current?.label ?? 'Several'}</span>
          <ChevronDown aria-hidden className="text-ink-faint" />
        </ToolbarButton>
      }
    >
      <MenuChoices aria-label="Text style" value={kind} onValueChange={(value) => setKind(editor, value)}>
        {KINDS.map(({ value, label, level }) => (
          <MenuChoice key={value} value={value}>
            <span className="w-5 text-xs text-ink-faint">{level}</span>
            {label}
          </MenuChoice>
        ))}
      </MenuChoices>
    </Menu>
  );
}

function readKind(editor: Editor) {
  const level = LEVELS.find((one) => editor.isActive('heading', { level: one }));
  return { kind: String(level ?? 0) };
}

function setKind(editor: Editor, value: string): void {
  const level = LEVELS.find((one) => String(one) === value);
  const chain = editor.chain().focus();
  (level === undefined ? chain.setParagraph() : chain.setHeading({ level })).run();
}
