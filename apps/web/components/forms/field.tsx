import { Label } from 'radix-ui';
import { useId, type ReactNode } from 'react';
import { cn } from '../cn.ts';

/** The texts around the control of a field. */
export interface FieldProps {
  label: string;
  /** Keeps the label for screen readers only. Default false. */
  labelHidden?: boolean | undefined;
  hint?: string | undefined;
  /** What is wrong with the value and what to do, as a sentence. */
  error?: string | null;
}

/** Classes of a text control, without its height. */
export const controlStyles = cn(
  'w-full rounded-md border border-field-rule bg-surface px-3 text-ink placeholder:text-ink-faint',
  'focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-offset-0',
  'disabled:opacity-60 aria-invalid:border-danger aria-invalid:outline-danger',
);

interface FieldFrameProps extends FieldProps {
  className?: string | undefined;
  /** Renders the control with the attributes that connect it to its label and note. */
  children: (control: {
    id: string;
    'aria-invalid': boolean;
    'aria-describedby': string | undefined;
  }) => ReactNode;
}

/** A labeled control with its hint or its error below. */
export function Field(props: FieldFrameProps) {
  const { label, labelHidden = false, hint, error = null, className, children } = props;
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div className={className}>
      <Label.Root htmlFor={id} className={labelHidden ? 'sr-only' : 'mb-1.5 block text-sm font-medium'}>
        {label}
      </Label.Root>
      {children({
        id,
        'aria-invalid': error !== null,
        'aria-describedby': note === undefined ? undefined : noteId,
      })}
      {note !== undefined && (
        <p
          id={noteId}
          role={error === null ? undefined : 'alert'}
          className={cn('mt-1.5 text-sm', error === null ? 'text-ink-soft' : 'text-danger')}
        >
          {note}
        </p>
      )}
    </div>
  );
}
