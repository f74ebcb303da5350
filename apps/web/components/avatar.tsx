import { cn } from './cn.ts';

interface AvatarProps {
  name: string;
  /** Background of the initials, which are white on it. Default: the color of sunken surfaces. */
  color?: string;
  className?: string;
}

/** A person's initials. Decoration beside the name, so hidden from screen readers. */
export function Avatar({ name, color, className }: AvatarProps) {
  const words = name.split(/\s+/u).filter(Boolean);
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => /^./u.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toUpperCase();
  return (
    <span
      aria-hidden
      style={color === undefined ? undefined : { backgroundColor: color, color: '#fff' }}
      className={cn(
        'inline-flex size-8 shrink-0 items-center justify-center rounded-full bg-sunken text-xs font-semibold tracking-wide text-ink-soft',
        className,
      )}
    >
      {initials}
    </span>
  );
}
