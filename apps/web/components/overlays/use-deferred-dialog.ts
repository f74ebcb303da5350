import { useState } from 'react';
import { useDeferred } from '../hooks/use-deferred.ts';

/** A dialog whose content is loaded when the browser is idle, and which opens once that is loaded. */
export function useDeferredDialog<Content>(load: () => Promise<Content>) {
  const { code, whenLoaded } = useDeferred(load);
  const [open, setOpen] = useState(false);
  return {
    /** Null until it is loaded. */
    Content: code,
    dialog: {
      open,
      onOpenChange: (opens: boolean): void => (opens ? whenLoaded(() => setOpen(true)) : setOpen(false)),
    },
  };
}
