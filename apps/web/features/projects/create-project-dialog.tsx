'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { z } from 'zod';
import { Button } from '@/components/button.tsx';
import { Dialog } from '@/components/overlays/dialog.tsx';
import { readText } from '@/components/forms/read-text.ts';
import { TextField } from '@/components/forms/text-field.tsx';
import { callApi } from '@/features/problems/call-api.ts';
import { toSentence } from '@/features/problems/problem.ts';

const createdSchema = z.object({ id: z.uuid() });

/** Makes a project and opens it. */
export function CreateProjectDialog() {
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();

  function create(form: FormData) {
    const name = readText(form, 'name');
    if (name === '') {
      setError('Give the project a name.');
      return;
    }
    setError(null);
    startTransition(async () => {
      const answer = await callApi('/api/projects', {
        method: 'POST',
        body: { name },
        schema: createdSchema,
      });
      if (answer.ok) router.push(`/projects/${answer.data.id}`);
      else setError(toSentence(answer.problem));
    });
  }

  return (
    <Dialog
      title="New project"
      description="A project holds articles and the people who work on them. You will be its owner."
      onOpenChange={() => setError(null)}
      trigger={
        <Button tone="primary">
          <Plus aria-hidden />
          New project
        </Button>
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          create(new FormData(event.currentTarget));
        }}
      >
        <TextField
          label="Name"
          name="name"
          maxLength={120}
          autoComplete="off"
          placeholder="Product documentation"
          error={error}
        />
        <div className="mt-6 flex justify-end">
          <Button type="submit" tone="primary" pending={isPending}>
            Create project
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
