import { useState, useTransition, type ReactNode } from 'react';
import { Button } from '../button.tsx';
import { readText } from './read-text.ts';
import { TextField } from './text-field.tsx';

interface NameFormProps {
  /** The present name. Default none. */
  name?: string;
  placeholder: string;
  submitLabel: string;
  /** Shown when the name is empty. */
  emptyError: string;
  /** Resolves with null, or with why the name was refused, as a sentence. */
  submit: (name: string) => Promise<string | null>;
  /** Further buttons beside the submit button. */
  children?: ReactNode;
}

/** Asks for a name of at most 120 characters. */
export function NameForm(props: NameFormProps) {
  const { name = '', placeholder, submitLabel, emptyError, submit, children } = props;
  const [error, setError] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();

  function send(given: string) {
    setError(given === '' ? emptyError : null);
    if (given !== '') startTransition(async () => setError(await submit(given)));
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(readText(new FormData(event.currentTarget), 'name'));
      }}
    >
      <TextField
        label="Name"
        name="name"
        maxLength={120}
        autoComplete="off"
        defaultValue={name}
        placeholder={placeholder}
        error={error}
      />
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        {children}
        <Button type="submit" tone="primary" pending={isPending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
