import { CommentsButton } from '@/features/comments/margin/comments-button.tsx';
import { ScoreButton } from '@/features/reading/score/score-button.tsx';
import type { SidePanels } from './use-side-panels.ts';

/** The buttons that open and close the score and the comments. */
export function PanelButtons({ panels, score }: { panels: SidePanels; score: number }) {
  return (
    <>
      <ScoreButton score={score} isOpen={panels.showsScore} onOpenChange={panels.setShowsScore} />
      <CommentsButton
        isOpen={panels.showsComments}
        isOnPassage={panels.current.id !== null}
        onOpenChange={panels.setShowsComments}
      />
    </>
  );
}
