import { useState } from 'react';
import { Button } from '@/components/button.tsx';
import { TextField } from '@/components/forms/text-field.tsx';
import { readText } from '@/components/forms/read-text.ts';

const MAX_LENGTH = 80;

/** Adds a term of the team's own. */
export function TermForm({ onAdd }: { onAdd: (term: string) => void }) {
  const [error, setError] = useState<string | null>(null);
  return (
    <form
      noValidate
      aria-label="Add a term"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const term = readText(new FormData(form), 'term');
        setError(term === '' ? 'Type the term to add.' : null);
        if (term === '') return;
        onAdd(term);
        form.reset();
      }}
      className="mb-5 flex items-start gap-2"
    >
      <TextField
        label="A term of your own"
        labelHidden
        name="term"
        maxLength={MAX_LENGTH}
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
