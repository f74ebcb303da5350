import { cn } from '../cn.ts';

interface SelectBoxProps {
  /** For screen readers. */
  label: string;
  isSelected: boolean;
  /** Some of what the box stands for are selected. Default false. */
  isPartial?: boolean;
  onChange: (isSelected: boolean) => void;
  className?: string;
}

/** A box that selects an item of a list, or all of them. */
export function SelectBox({ label, isSelected, isPartial = false, onChange, className }: SelectBoxProps) {
  return (
    <input
      ref={(box) => {
        if (box) box.indeterminate = isPartial;
      }}
      type="checkbox"
      aria-label={label}
      checked={isSelected}
      onChange={(event) => onChange(event.target.checked)}
      className={cn('size-4.5 shrink-0 cursor-pointer accent-accent', className)}
    />
  );
}
