import { Toolbar as Primitive } from 'radix-ui';
import type { ComponentProps, KeyboardEvent, ReactNode } from 'react';
import { cn } from './cn.ts';
import { toKeyLabel } from './keys/to-key-label.ts';

const buttonStyles =
  'inline-flex h-9 min-w-9 shrink-0 items-center justify-center gap-1.5 rounded-md px-2 text-sm font-medium whitespace-nowrap text-ink-soft select-none ' +
  'transition-colors duration-100 enabled:hover:bg-sunken enabled:hover:text-ink disabled:cursor-not-allowed disabled:opacity-40 ' +
  'aria-pressed:bg-accent-soft aria-pressed:text-accent [&_svg]:size-4 [&_svg]:shrink-0 focus-visible:-outline-offset-2';

/** Focuses a tool and scrolls its row to it. The page does not scroll, so that a writer keeps their place. */
export function focusTool(row: HTMLElement, place: (tools: HTMLElement[]) => HTMLElement | undefined): void {
  const tool = place([...row.querySelectorAll<HTMLElement>('button:enabled')]);
  if (!tool) return;
  tool.focus({ preventScroll: true });
  const [seen, wanted] = [row.getBoundingClientRect(), tool.getBoundingClientRect()];
  if (wanted.left < seen.left) row.scrollLeft -= seen.left - wanted.left;
  else if (wanted.right > seen.right) row.scrollLeft += wanted.right - seen.right;
}

const STEPS: Partial<Record<string, (tools: HTMLElement[], current: number) => HTMLElement | undefined>> = {
  ArrowLeft: (tools, current) => tools.at(current - 1),
  ArrowRight: (tools, current) => tools[(current + 1) % tools.length],
  Home: (tools) => tools[0],
  End: (tools) => tools.at(-1),
};

/** Moves from tool to tool in place of Radix, which would scroll the page. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const { currentTarget: row, target, key } = event;
  const step = STEPS[key];
  // keys pressed in an open menu of a tool arrive here too
  if (!step || !(target instanceof HTMLElement) || !row.contains(target)) return;
  event.preventDefault();
  event.stopPropagation();
  focusTool(row, (tools) => step(tools, tools.indexOf(target)));
}

/** Tools with one Tab stop: arrow keys move from tool to tool. Rows wrap; on a narrow touch screen one row scrolls. */
export function Toolbar({ className, ...rest }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      onKeyDownCapture={walk}
      className={cn(
        'flex flex-wrap items-center gap-0.5 pointer-coarse:max-sm:flex-nowrap pointer-coarse:max-sm:overflow-x-auto pointer-coarse:max-sm:[scrollbar-width:none]',
        className,
      )}
      {...rest}
    />
  );
}

interface ToolbarButtonProps extends Omit<ComponentProps<typeof Primitive.Button>, 'title'> {
  /** What it does, for screen readers and as a hint. */
  label: string;
  /** Its keys, as {@link toKeyLabel} takes them. */
  keys?: string;
  /** Whether the tool's state is on; undefined for a tool without a state. */
  pressed?: boolean | undefined;
  children: ReactNode;
}

/** One tool, drawn as an icon. */
export function ToolbarButton({ label, keys, pressed, className, children, ...rest }: ToolbarButtonProps) {
  return (
    <Primitive.Button
      aria-label={label}
      aria-pressed={pressed}
      title={keys === undefined ? label : `${label} (${toKeyLabel(keys)})`}
      // keeps the selection in the text
      onMouseDown={(event) => event.preventDefault()}
      className={cn(buttonStyles, className)}
      {...rest}
    >
      {children}
    </Primitive.Button>
  );
}

/** A line between groups of tools. */
export function ToolbarRule() {
  return <Primitive.Separator className="mx-1 h-5 w-px shrink-0 bg-rule" />;
}
