import { Switch as Primitive } from 'radix-ui';

interface SwitchProps {
  /** For screen readers. */
  label: string;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
}

/** A switch that takes effect at once. */
export function Switch({ label, checked, onCheckedChange }: SwitchProps) {
  return (
    <Primitive.Root
      aria-label={label}
      checked={checked}
      onCheckedChange={onCheckedChange}
      className="inline-flex h-6 w-10 shrink-0 items-center rounded-full border border-field-rule bg-sunken px-0.5 transition-colors duration-100 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
    >
      <Primitive.Thumb className="block size-4.5 rounded-full bg-field-rule transition-transform duration-100 data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-accent" />
    </Primitive.Root>
  );
}
