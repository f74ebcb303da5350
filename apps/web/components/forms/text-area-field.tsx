import type { ComponentProps } from 'react';
import { cn } from '../cn.ts';
import { controlStyles, Field, type FieldProps } from './field.tsx';

/** A labeled field for several lines, which grows with its text. */
export function TextAreaField({
  label,
  labelHidden = false,
  hint,
  error = null,
  className,
  ...textarea
}: ComponentProps<'textarea'> & FieldProps) {
  return (
    <Field label={label} labelHidden={labelHidden} error={error} className={className} hint={hint}>
      {(control) => (
        <textarea
          className={cn(controlStyles, 'block field-sizing-content min-h-28 py-2')}
          {...control}
          {...textarea}
        />
      )}
    </Field>
  );
}
