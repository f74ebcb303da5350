import { cn } from '@/components/cn.ts';

/** A dot that says how many comments are unread; nothing for 0. */
export function UnreadDot({ count, className }: { count: number; className?: string }) {
  if (count === 0) return null;
  return (
    <span className={cn('size-2 shrink-0 rounded-full bg-accent', className)}>
      <span className="sr-only">{count} unread</span>
    </span>
  );
}
