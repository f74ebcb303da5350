import type { ComponentProps } from 'react';
import { cn } from '../cn.ts';
import { controlStyles, Field, type FieldProps } from './field.tsx';

type TextFieldProps = ComponentProps<'input'> & FieldProps & { inputClassName?: string };

/** A labeled field for one line, with a hint and an error. */
export function TextField({
  label,
  labelHidden = false,
  hint,
  error = null,
  className,
  inputClassName,
  ...input
}: TextFieldProps) {
  return (
    <Field label={label} labelHidden={labelHidden} error={error} className={className} hint={hint}>
      {(control) => <input className={cn(controlStyles, 'h-10', inputClassName)} {...control} {...input} />}
    </Field>
  );
}
