import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from '../button.tsx';
import { useFocusBefore } from './use-focus-before.ts';

interface SideSheetProps {
  title: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

/**
 * A panel beside the page on a wide screen, and over its lower part on a narrow one. The page stays usable: only its
 * button and Escape close the panel. An element inside that handles Escape itself has the attribute
 * `data-takes-escape`.
 */
export function SideSheet({ title, open, onOpenChange, children }: SideSheetProps) {
  const { remember, onCloseAutoFocus } = useFocusBefore();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          onInteractOutside={(event) => event.preventDefault()}
          onEscapeKeyDown={(event) => {
            const { target } = event;
            if (target instanceof Element && target.closest('[data-takes-escape]')) event.preventDefault();
          }}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            remember();
          }}
          onCloseAutoFocus={onCloseAutoFocus}
          className="fixed z-30 flex not-data-[state=closed]:animate-rise flex-col bg-surface shadow-lift outline-none max-lg:inset-x-0 max-lg:bottom-0 max-lg:max-h-[75dvh] max-lg:rounded-t-lg lg:top-0 lg:right-0 lg:bottom-0 lg:w-96"
        >
          <div className="flex shrink-0 items-center justify-between gap-3 border-b border-rule py-2 pr-2 pl-5">
            <Dialog.Title className="font-serif text-lg font-semibold tracking-tight">{title}</Dialog.Title>
            <Dialog.Close asChild>
              <Button tone="quiet" size="icon" aria-label="Close">
                <X aria-hidden />
              </Button>
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
