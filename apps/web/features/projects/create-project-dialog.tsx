'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import * as z from 'zod/mini';
import { Button } from '@/components/button.tsx';
import { NameForm } from '@/components/forms/name-form.tsx';
import { Dialog } from '@/components/overlays/dialog.tsx';
import { callApi } from '@/features/problems/call-api.ts';
import { toSentence } from '@/features/problems/problem.ts';

const createdSchema = z.object({ id: z.uuid() });

/** Makes a project and opens it. */
export function CreateProjectDialog() {
  const router = useRouter();

  async function create(name: string) {
    const answer = await callApi('/api/projects', createdSchema, { method: 'POST', body: { name } });
    if (!answer.ok) return toSentence(answer.problem);
    router.push(`/projects/${answer.data.id}`);
    return null;
  }

  return (
    <Dialog
      title="New project"
      description="A project contains articles and the people who work on them. You will be its owner."
      trigger={
        <Button tone="primary">
          <Plus aria-hidden />
          New project
        </Button>
      }
    >
      <NameForm
        placeholder="Product documentation"
        submitLabel="Create project"
        emptyError="Give the project a name."
        submit={create}
      />
    </Dialog>
  );
}
