import { useSearchParams } from 'next/navigation';
import { useEffect, useMemo, useState } from 'react';

/** The comment that the page's address names as `?comment=<id>`; null for none. A new object means: scroll to it again. */
export function useCommentTarget() {
  const id = useSearchParams().get('comment');
  // Incremented when a link with the present address is followed, which changes nothing in the address.
  const [visit, setVisit] = useState(0);
  useEffect(() => {
    if (id === null) return undefined;
    function onClick({ target }: MouseEvent): void {
      const link = target instanceof Element ? target.closest('a') : null;
      if (link?.href === location.href) setVisit((known) => known + 1);
    }
    // in the capture phase: the same click may remove the menu that holds the link
    document.addEventListener('click', onClick, { capture: true });
    return () => document.removeEventListener('click', onClick, { capture: true });
  }, [id]);
  return useMemo(() => ({ id, visit }), [id, visit]);
}
