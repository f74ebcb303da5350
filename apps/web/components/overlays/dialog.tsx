import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from '../button.tsx';
import { cn } from '../cn.ts';
import { useFocusBefore } from './use-focus-before.ts';

interface DialogProps {
  title: string;
  description?: string;
  /** How wide it may become. Default `normal`. */
  size?: 'normal' | 'wide';
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}

/** A dialog with a form. Escape and a press outside close it; the focus returns to where it was. */
export function Dialog({ title, description, size = 'normal', trigger, children, ...root }: DialogProps) {
  const { remember, onCloseAutoFocus } = useFocusBefore(trigger !== undefined);
  return (
    <Primitive.Root {...root}>
      {trigger !== undefined && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 not-data-[state=closed]:animate-fade bg-veil" />
        <Primitive.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          onOpenAutoFocus={remember}
          onCloseAutoFocus={onCloseAutoFocus}
          className={cn(
            'fixed inset-x-4 z-50 mx-auto not-data-[state=closed]:animate-rise overflow-y-auto rounded-lg bg-surface p-6 shadow-lift',
            size === 'wide'
              ? 'top-[max(1rem,6vh)] max-h-[90dvh] max-w-2xl'
              : 'top-[max(1rem,14vh)] max-h-[80dvh] max-w-md',
          )}
        >
          <Primitive.Title className="pr-8 font-serif text-xl font-semibold tracking-tight">
            {title}
          </Primitive.Title>
          {description !== undefined && (
            <Primitive.Description className="mt-1.5 text-ink-soft">{description}</Primitive.Description>
          )}
          <div className="mt-5">{children}</div>
          <Primitive.Close asChild>
            <Button tone="quiet" size="icon" aria-label="Close" className="absolute top-4 right-4">
              <X aria-hidden />
            </Button>
          </Primitive.Close>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
