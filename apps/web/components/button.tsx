import { cva, type VariantProps } from 'class-variance-authority';
import { LoaderCircle } from 'lucide-react';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

const buttonStyles = cva(
  [
    'relative inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap select-none',
    'transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-60',
    '[&_svg]:size-4 [&_svg]:shrink-0',
  ],
  {
    variants: {
      tone: {
        primary: 'bg-accent text-on-accent enabled:hover:bg-accent-strong',
        neutral: 'border border-rule-strong bg-surface text-ink enabled:hover:bg-sunken',
        quiet: 'text-ink-soft enabled:hover:bg-sunken enabled:hover:text-ink',
        danger: 'bg-danger text-surface enabled:hover:bg-danger-strong',
      },
      size: {
        small: 'h-8 px-3 text-sm',
        medium: 'h-10 px-4 text-base',
        large: 'h-12 px-5 text-base',
        icon: 'size-9',
      },
    },
    defaultVariants: { tone: 'neutral', size: 'medium' },
  },
);

type ButtonProps = Omit<ComponentProps<'button'>, 'color'> &
  VariantProps<typeof buttonStyles> & {
    /** Renders the styled child (a link) instead of a button. Default false. */
    asChild?: boolean;
    /** Shows that the action is running, and ignores presses. Default false. */
    pending?: boolean;
  };

/** A button. Its label stays while `pending`, so that the layout does not move. */
export function Button({
  tone,
  size,
  asChild = false,
  pending = false,
  className,
  children,
  type = 'button',
  disabled,
  ...rest
}: ButtonProps) {
  const styles = cn(buttonStyles({ tone, size }), className);
  if (asChild) {
    return (
      <Slot.Root className={styles} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type={type}
      className={styles}
      disabled={disabled === true || pending}
      aria-busy={pending || undefined}
      {...rest}
    >
      <span className={cn('contents', pending && 'invisible [&>*]:invisible')}>{children}</span>
      {pending && <LoaderCircle aria-hidden className="absolute animate-spin motion-reduce:animate-none" />}
    </button>
  );
}
