'use client';

import { useState, useTransition, type ReactNode } from 'react';
import { Button } from '@/components/button.tsx';
import { readText } from '@/components/forms/read-text.ts';
import { TextField } from '@/components/forms/text-field.tsx';
import { toSentence, type Problem } from '@/features/problems/problem.ts';

interface VersionNameFormProps {
  /** The present name. */
  name: string;
  submitLabel: string;
  /** Resolves with null, or with the reason for a refusal. */
  submit: (name: string) => Promise<Problem | null>;
  /** Further buttons beside the submit button. */
  children?: ReactNode;
}

/** Asks for the name of a version. */
export function VersionNameForm({ name, submitLabel, submit, children }: VersionNameFormProps) {
  const [error, setError] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();

  function send(form: FormData) {
    const given = readText(form, 'name');
    if (given === '') {
      setError('Give the version a name.');
      return;
    }
    setError(null);
    startTransition(async () => {
      const problem = await submit(given);
      if (problem !== null) setError(toSentence(problem));
    });
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      <TextField
        label="Name"
        name="name"
        maxLength={120}
        autoComplete="off"
        defaultValue={name}
        placeholder="Ready for review"
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
