import { Label } from 'radix-ui';
import { useId, type ComponentProps } from 'react';
import { cn } from './cn.ts';

type TextFieldProps = ComponentProps<'input'> & {
  label: string;
  /** Keeps the label for screen readers only. Default false. */
  labelHidden?: boolean;
  hint?: string;
  /** What is wrong with the value and what to do, as a sentence. */
  error?: string | null;
  inputClassName?: string;
};

/** A labelled line of text with its hint and its error. */
export function TextField({
  label,
  labelHidden = false,
  hint,
  error = null,
  className,
  inputClassName,
  ...input
}: TextFieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div className={className}>
      <Label.Root htmlFor={id} className={labelHidden ? 'sr-only' : 'mb-1.5 block text-sm font-medium'}>
        {label}
      </Label.Root>
      <input
        id={id}
        aria-invalid={error !== null}
        aria-describedby={note === undefined ? undefined : noteId}
        className={cn(
          'h-10 w-full rounded-md border border-field-rule bg-surface px-3 text-ink placeholder:text-ink-faint',
          'focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-offset-0',
          'disabled:opacity-60 aria-invalid:border-danger aria-invalid:outline-danger',
          inputClassName,
        )}
        {...input}
      />
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
