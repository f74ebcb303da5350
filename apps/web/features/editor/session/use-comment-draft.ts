import { useCallback, useEffect, useState, type RefObject } from 'react';
import { useLatest } from '@/components/hooks/use-latest.ts';
import type { CommentDraft } from '@/features/comments/margin/article-comments.tsx';
import type { SelectedPassage } from '@/features/comments/margin/selected-passage.ts';
import type { DocumentSession } from './start-document-session.ts';

/** The selection in the article, if the person may comment on it, and the draft of a comment on a passage. */
export function useCommentDraft(
  session: DocumentSession | null,
  columnRef: RefObject<HTMLElement | null>,
  { isAllowed, onBegin }: { isAllowed: boolean; onBegin: () => void },
) {
  const [selected, setSelected] = useState<SelectedPassage | null>(null);
  const [draft, setDraft] = useState<CommentDraft | null>(null);
  const begin = useLatest(onBegin);

  useEffect(() => {
    if (!session || !isAllowed) return undefined;
    const { editor, readSelection } = session;
    let frame = 0;
    function update(): void {
      setSelected(columnRef.current && !editor.isDestroyed ? readSelection(columnRef.current) : null);
    }
    // when the selection is finished, not while it grows
    function onChange(): void {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(update);
    }
    editor.on('selectionUpdate', onChange);
    editor.on('update', onChange);
    return () => {
      cancelAnimationFrame(frame);
      editor.off('selectionUpdate', onChange);
      editor.off('update', onChange);
      setSelected(null);
    };
  }, [session, isAllowed, columnRef]);

  /** Begins a comment on the selection. */
  const comment = useCallback(() => {
    const anchor = selected?.toAnchor();
    if (!selected || !anchor) return;
    setDraft({ anchor, top: selected.top });
    setSelected(null);
    begin.current();
  }, [selected, begin]);

  useEffect(() => {
    const element = session?.element;
    // handled here, since the editor's own keys work only for editors
    function onKeyDown(event: KeyboardEvent): void {
      if (event.code !== 'KeyM' || !event.altKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      comment();
    }
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [session, comment]);

  const endDraft = useCallback(() => {
    setDraft(null);
    session?.editor.view.dom.focus({ preventScroll: true });
  }, [session]);
  return { selected, draft, comment, endDraft };
}
