'use client';

import { Toaster as Sonner } from 'sonner';

/** The place where toasts appear. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      gap={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-start gap-3 rounded-md bg-surface px-4 py-3 font-sans text-sm text-ink shadow-lift',
          title: 'font-medium',
          description: 'line-clamp-3 text-ink-soft',
          icon: 'mt-0.5 [&_svg]:size-4',
          error: '[&_[data-icon]]:text-danger',
          success: '[&_[data-icon]]:text-positive',
          actionButton: 'ml-auto shrink-0 font-medium text-accent',
        },
      }}
    />
  );
}
