import { cn } from './cn.ts';

/** Holds the place of what is on its way. Give it the size of what will stand there. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block rounded-sm bg-sunken', className)} />;
}
