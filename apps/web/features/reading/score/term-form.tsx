import { useState } from 'react';
import { Button } from '@/components/button.tsx';
import { TextField } from '@/components/forms/text-field.tsx';
import { readText } from '@/components/forms/read-text.ts';

/** Adds a term of the team's own. `onAdd` returns why the term is refused, as a sentence, or null. */
export function TermForm({ onAdd }: { onAdd: (term: string) => string | null }) {
  const [error, setError] = useState<string | null>(null);
  return (
    <form
      noValidate
      aria-label="Add a term"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const term = readText(new FormData(form), 'term');
        const refusal = onAdd(term);
        setError(refusal);
        if (refusal === null) form.reset();
      }}
      className="mb-5 flex items-start gap-2"
    >
      <TextField
        label="A term of your own"
        labelHidden
        name="term"
        autoComplete="off"
        placeholder="A term of your own"
        error={error}
        className="flex-1"
      />
      <Button type="submit" size="small">
        Add
      </Button>
    </form>
  );
}
