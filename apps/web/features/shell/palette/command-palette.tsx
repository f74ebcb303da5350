'use client';

import { Search } from 'lucide-react';
import { Button } from '@/components/button.tsx';
import { toKeyLabel } from '@/components/keys/to-key-label.ts';
import { useIsHydrated } from '@/components/hooks/use-is-hydrated.ts';
import { useDeferredDialog } from '@/components/overlays/use-deferred-dialog.ts';
import { usePaletteKey } from './use-palette-key.ts';

const loadDialog = async () => (await import('./palette-dialog.tsx')).PaletteDialog;

/** A button of the header, and a key, that open the palette: search over all projects, and actions. */
export function CommandPalette({ userId }: { userId: string }) {
  const isHydrated = useIsHydrated();
  const { Content: PaletteDialog, dialog } = useDeferredDialog(loadDialog);
  const open = () => dialog.onOpenChange(true);
  usePaletteKey(open);
  return (
    <>
      <Button
        tone="quiet"
        size="small"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        className="max-sm:size-9 max-sm:px-0"
        onClick={open}
      >
        <Search aria-hidden />
        <span className="max-sm:sr-only">Search</span>
        <kbd aria-hidden className="min-w-10 font-sans text-xs text-ink-faint max-sm:hidden">
          {isHydrated && toKeyLabel('Mod+K')}
        </kbd>
      </Button>
      {PaletteDialog && <PaletteDialog userId={userId} {...dialog} />}
    </>
  );
}
