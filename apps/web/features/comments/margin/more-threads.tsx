import { Button } from '@/components/button.tsx';

interface MoreThreadsProps {
  ids: readonly string[];
  where: 'above' | 'below';
  top: number;
  onPick: () => void;
}

/** Says how many threads do not fit, and goes to the next of them. */
export function MoreThreads({ ids, where, top, onPick }: MoreThreadsProps) {
  if (ids.length === 0) return null;
  return (
    <Button tone="quiet" size="small" className="absolute inset-x-0" style={{ top }} onClick={onPick}>
      {ids.length} more {where}
    </Button>
  );
}
