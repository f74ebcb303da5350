import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef, type ComponentProps, type ReactNode } from 'react';
import { cn } from '../cn.ts';
import { useFocusBefore } from './use-focus-before.ts';

const itemStyles =
  'flex min-h-9 items-center gap-2.5 rounded-sm px-2.5 py-1.5 outline-none select-none data-highlighted:bg-sunken ' +
  '[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint';

interface MenuProps extends Pick<ComponentProps<typeof DropdownMenu.Content>, 'onCloseAutoFocus'> {
  trigger: ReactNode;
  /** The edge of the button with which the menu is aligned. Default `end`. */
  align?: 'start' | 'end';
  children: ReactNode;
}

/** A menu that opens from a button. After closing, the focus returns to where it was, or to the button. */
export function Menu({ trigger, align = 'end', onCloseAutoFocus, children }: MenuProps) {
  const opener = useRef<HTMLButtonElement>(null);
  const isLeft = useRef(false);
  const { remember, giveBack } = useFocusBefore();

  function onOpenChange(open: boolean): void {
    if (!open) return;
    isLeft.current = false;
    remember();
  }

  return (
    <DropdownMenu.Root modal={false} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger asChild ref={opener}>
        {trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={6}
          collisionPadding={12}
          onInteractOutside={() => {
            isLeft.current = true;
          }}
          onCloseAutoFocus={(event) => {
            onCloseAutoFocus?.(event);
            if (event.defaultPrevented) return;
            event.preventDefault();
            if (!isLeft.current) giveBack(opener.current);
          }}
          className="z-50 min-w-52 not-data-[state=closed]:animate-rise rounded-md bg-surface p-1 shadow-lift"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** An action in a menu. */
export function MenuItem({ className, ...rest }: ComponentProps<typeof DropdownMenu.Item>) {
  return <DropdownMenu.Item className={cn(itemStyles, className)} {...rest} />;
}

/** A group of choices, of which exactly one is chosen. */
export const MenuChoices = DropdownMenu.RadioGroup;

/** A choice inside {@link MenuChoices}. */
export function MenuChoice({ children, ...rest }: ComponentProps<typeof DropdownMenu.RadioItem>) {
  return (
    <DropdownMenu.RadioItem className={itemStyles} {...rest}>
      {children}
      <DropdownMenu.ItemIndicator className="ml-auto">
        <Check aria-hidden />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.RadioItem>
  );
}

/** A line above a group of items. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2.5 py-2 text-sm">{children}</DropdownMenu.Label>;
}

/** A rule between groups of items. */
export function MenuRule() {
  return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-rule" />;
}
