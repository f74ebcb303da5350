import { Gauge } from 'lucide-react';
import { Button } from '@/components/button.tsx';

interface ScoreButtonProps {
  score: number;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Shows or hides the figures of the article on a page too narrow to show them beside the text. */
export function ScoreButton({ score, isOpen, onOpenChange }: ScoreButtonProps) {
  return (
    <Button size="small" className="lg:hidden" onClick={() => onOpenChange(!isOpen)} aria-expanded={isOpen}>
      <Gauge aria-hidden />
      <span className="max-sm:sr-only">Score</span>
      <span className="text-ink-soft tabular-nums">{Math.round(score)}</span>
    </Button>
  );
}
