import type { RefObject } from 'react';
import { useThreadPassages } from '@/features/editor/passages/use-thread-passages.ts';
import type { DocumentSession } from '@/features/editor/session/start-document-session.ts';
import { useCommentDraft } from '@/features/editor/session/use-comment-draft.ts';
import { useMay } from '@/features/projects/open-project.ts';
import type { SidePanels } from './use-side-panels.ts';

/** Connects the text with its comments: the selection, the draft of a comment on it, and the passages of threads. */
export function useCommentsOnText(
  session: DocumentSession | null,
  columnRef: RefObject<HTMLElement | null>,
  { threads, current, pick, showsComments, setShowsComments }: SidePanels,
) {
  const mayEdit = useMay('editor');
  const mayComment = useMay('commenter');
  const commenting = useCommentDraft(session, columnRef, {
    isAllowed: mayComment,
    onBegin() {
      pick(null);
      setShowsComments(true);
    },
  });
  const passages = useThreadPassages(session?.editor ?? null, columnRef, {
    threads,
    current: current.id,
    draft: commenting.draft?.anchor ?? null,
    onPick(threadId) {
      pick(threadId);
      // An editor may have pressed the passage in order to write: only the button changes.
      if (threadId !== null && !mayEdit) setShowsComments(true);
    },
    isMeasured: showsComments,
  });
  return { ...commenting, passages };
}
