import { AlertDialog } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { Button } from '../button.tsx';
import { useFocusBefore } from './use-focus-before.ts';

interface ConfirmDialogProps {
  title: string;
  /** What will happen, and what will not. */
  description: string;
  confirmLabel: string;
  /** Without it the dialog has no button to decline. */
  keepLabel?: string;
  /** Tone of the confirming button. Default `danger`. */
  tone?: 'danger' | 'primary';
  onConfirm: () => void;
  /**
   * The element that opens it. Use `open` and `onOpenChange` instead when that element disappears, such as an item of a
   * menu.
   */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** Asks before an action that cannot be undone. The declining button has the focus. */
export function ConfirmDialog({
  title,
  description,
  confirmLabel,
  keepLabel,
  tone = 'danger',
  onConfirm,
  trigger,
  ...state
}: ConfirmDialogProps) {
  const action = useRef<HTMLButtonElement>(null);
  const { remember, onCloseAutoFocus } = useFocusBefore(trigger !== undefined);
  return (
    <AlertDialog.Root {...state}>
      {trigger !== undefined && <AlertDialog.Trigger asChild>{trigger}</AlertDialog.Trigger>}
      <AlertDialog.Portal>
        {/* above an open dialog, and narrower */}
        <AlertDialog.Overlay className="fixed inset-0 z-50 not-data-[state=closed]:animate-fade bg-veil" />
        <AlertDialog.Content
          onOpenAutoFocus={() => {
            remember();
            if (keepLabel === undefined) action.current?.focus({ preventScroll: true });
          }}
          onCloseAutoFocus={onCloseAutoFocus}
          className="fixed inset-x-4 top-[max(1rem,20vh)] z-50 mx-auto max-w-sm not-data-[state=closed]:animate-rise rounded-lg bg-surface p-6 shadow-lift"
        >
          <AlertDialog.Title className="font-serif text-xl font-semibold tracking-tight">
            {title}
          </AlertDialog.Title>
          <AlertDialog.Description className="mt-1.5 text-ink-soft">{description}</AlertDialog.Description>
          <div className="mt-6 flex flex-wrap justify-end gap-2">
            {keepLabel !== undefined && (
              <AlertDialog.Cancel asChild>
                <Button>{keepLabel}</Button>
              </AlertDialog.Cancel>
            )}
            <AlertDialog.Action asChild>
              <Button ref={action} tone={tone} onClick={onConfirm}>
                {confirmLabel}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
