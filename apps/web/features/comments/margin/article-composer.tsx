import { useOpenProject } from '@/features/projects/open-project.ts';
import { Composer } from '../composer/composer.tsx';
import { toAbout } from '../composer/written-drafts.ts';
import type { ActionResult } from '@/features/problems/refusal.ts';
import type { Anchor } from '../store/comment.ts';
import type { Written } from '../store/comment-actions.ts';

/** Begins a thread on a passage, or on the article as a whole. */
export type BeginThread = (anchor: Anchor | null, written: Required<Written>) => Promise<ActionResult>;

interface ArticleComposerProps {
  /** Default `Comment`. */
  label?: string;
  /** The passage that the comment is about; null for the article as a whole. */
  anchor: Anchor | null;
  begin: BeginThread;
  onCancel?: () => void;
  onDone?: () => void;
}

/** The field in which a thread on an article begins. A new passage is a new field, which takes the focus. */
export function ArticleComposer({ label = 'Comment', anchor, begin, ...ends }: ArticleComposerProps) {
  const { contentId } = useOpenProject();
  return (
    <Composer
      key={anchor === null ? 'article' : `${anchor.prefix}${anchor.quote}`}
      label={label}
      about={toAbout(contentId, anchor)}
      placeholder={
        anchor === null ? 'Write a comment, @ to mention' : 'Comment on this passage, @ to mention'
      }
      submitLabel="Comment"
      takesFocus={anchor !== null}
      submit={(written) => begin(anchor, written)}
      {...ends}
    />
  );
}
