import type { ChainedCommands, Editor } from '@tiptap/core';
import { Table } from 'lucide-react';
import { Menu, MenuItem, MenuRule } from '@/components/overlays/menu.tsx';
import { ToolbarButton } from '@/components/toolbar.tsx';

/** Inserts a table, or changes the table at the caret. */
export function TableMenu({ editor, isInTable }: { editor: Editor; isInTable: boolean }) {
  const run = (command: (chain: ChainedCommands) => ChainedCommands) => () =>
    command(editor.chain().focus()).run();
  if (!isInTable) {
    return (
      <ToolbarButton
        label="Table"
        onClick={run((chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }))}
      >
        <Table aria-hidden />
      </ToolbarButton>
    );
  }
  return (
    <Menu
      trigger={
        <ToolbarButton label="Table" pressed>
          <Table aria-hidden />
        </ToolbarButton>
      }
    >
      <MenuItem onSelect={run((chain) => chain.addRowBefore())}>Insert row above</MenuItem>
      <MenuItem onSelect={run((chain) => chain.addRowAfter())}>Insert row below</MenuItem>
      <MenuItem onSelect={run((chain) => chain.addColumnBefore())}>Insert column before</MenuItem>
      <MenuItem onSelect={run((chain) => chain.addColumnAfter())}>Insert column after</MenuItem>
      <MenuItem onSelect={run((chain) => chain.toggleHeaderRow())}>Toggle header row</MenuItem>
      <MenuRule />
      <MenuItem onSelect={run((chain) => chain.deleteRow())}>Delete row</MenuItem>
      <MenuItem onSelect={run((chain) => chain.deleteColumn())}>Delete the column</MenuItem>
      <MenuItem onSelect={run((chain) => chain.deleteTable())}>Delete the table</MenuItem>
    </Menu>
  );
}
