import { cn } from './cn.ts';

/** A placeholder for content that is loading. Give it the size of that content. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block rounded-sm bg-sunken', className)} />;
}

/** A placeholder for a heading with a paragraph. */
export function SkeletonText() {
  return ['h-8 w-3/5', 'h-4 w-full', 'h-4 w-11/12', 'h-4 w-4/5'].map((size) => (
    <Skeleton key={size} className={size} />
  ));
}
