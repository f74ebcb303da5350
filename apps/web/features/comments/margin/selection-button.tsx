import { MessageSquarePlus } from 'lucide-react';
import { Button } from '@/components/button.tsx';
import { toKeyLabel } from '@/components/keys/to-key-label.ts';
import type { SelectedPassage } from './selected-passage.ts';

interface SelectionButtonProps {
  selected: SelectedPassage;
  onComment: () => void;
}

/** A button at the selection in the article that begins a comment on it. Positioned inside the article's column. */
export function SelectionButton({ selected, onComment }: SelectionButtonProps) {
  return (
    <Button
      size="small"
      title={`Comment on the selection (${toKeyLabel('Mod+Alt+M')})`}
      className="absolute z-10 -translate-x-1/2 animate-fade bg-surface shadow-lift"
      style={{
        top: selected.button.top,
        left: `clamp(3.75rem, ${selected.button.left}px, calc(100% - 3.75rem))`,
      }}
      // Moving the focus would clear the selection.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onComment}
    >
      <MessageSquarePlus aria-hidden />
      Comment
    </Button>
  );
}
