import { Check, ChevronDown } from 'lucide-react';
import { Select } from 'radix-ui';
import { cn } from '../cn.ts';
import { Field, type FieldProps } from './field.tsx';

interface SelectFieldProps extends Pick<FieldProps, 'label' | 'labelHidden'> {
  name: string;
  options: readonly { value: string; label: string }[];
  value: string;
  onValueChange: (value: string) => void;
  className?: string;
}

/** A labeled choice of one option. */
export function SelectField(props: SelectFieldProps) {
  const { label, labelHidden, name, options, value, onValueChange, className } = props;
  return (
    <Field label={label} labelHidden={labelHidden}>
      {({ id }) => (
        <Select.Root name={name} value={value} onValueChange={onValueChange}>
          <Select.Trigger
            id={id}
            className={cn(
              'flex h-10 w-full items-center justify-between gap-2 rounded-md border border-field-rule bg-surface px-3 whitespace-nowrap',
              className,
            )}
          >
            <Select.Value />
            <Select.Icon asChild>
              <ChevronDown aria-hidden className="size-4 text-ink-faint" />
            </Select.Icon>
          </Select.Trigger>
          <Select.Portal>
            <Select.Content
              position="popper"
              sideOffset={4}
              className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) not-data-[state=closed]:animate-rise overflow-hidden rounded-md bg-surface shadow-lift"
            >
              <Select.Viewport className="p-1">
                {options.map((option) => (
                  <Select.Item
                    key={option.value}
                    value={option.value}
                    className="flex h-9 items-center justify-between gap-6 rounded-sm px-2.5 outline-none select-none data-highlighted:bg-sunken"
                  >
                    <Select.ItemText>{option.label}</Select.ItemText>
                    <Select.ItemIndicator>
                      <Check aria-hidden className="size-4 text-accent" />
                    </Select.ItemIndicator>
                  </Select.Item>
                ))}
              </Select.Viewport>
            </Select.Content>
          </Select.Portal>
        </Select.Root>
      )}
    </Field>
  );
}
