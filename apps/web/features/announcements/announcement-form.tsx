'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import * as z from 'zod/mini';
import { Button } from '@/components/button.tsx';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import { TextAreaField } from '@/components/forms/text-area-field.tsx';
import { TextField } from '@/components/forms/text-field.tsx';
import { callApi } from '@/features/problems/call-api.ts';
import { showProblem } from '@/features/problems/show-refusal.ts';
import { announcementSchema } from './announcement.ts';
import { AnnouncementPreview } from './announcement-preview.tsx';
import { toCount } from '@/components/to-count.ts';

const toldSchema = z.object({ told: z.int() });
const EMPTY = { title: '', body: '', path: '' };

/** Where an operator writes to everybody: what they write, how it will look, and a question before it is sent. */
export function AnnouncementForm({ people }: { people: number }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [written, setWritten] = useState(EMPTY);
  const { path, ...rest } = written;
  const announcement = announcementSchema.safeParse(path === '' ? rest : written);
  const isPathWrong = path !== '' && !announcementSchema.shape.path.safeParse(path).success;

  function send() {
    if (!announcement.success) return;
    startTransition(async () => {
      const answer = await callApi('/api/notifications/announcements', toldSchema, {
        method: 'POST',
        body: announcement.data,
      });
      if (!answer.ok) {
        showProblem('Could not be announced', answer.problem);
        return;
      }
      toast.success(`Announced to ${toCount(answer.data.told, 'person', 'people')}`);
      setWritten(EMPTY);
      router.refresh();
    });
  }

  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
      <form className="space-y-5" onSubmit={(event) => event.preventDefault()}>
        <TextField
          label="Title"
          maxLength={120}
          autoComplete="off"
          placeholder="Maintenance on Friday evening"
          value={written.title}
          onChange={({ target }) => setWritten({ ...written, title: target.value })}
        />
        <TextAreaField
          label="Text"
          maxLength={2000}
          placeholder="No articles can be generated from 20:00 to 20:30 UTC. Reading and editing still work."
          hint="Plain text. Optional."
          value={written.body}
          onChange={({ target }) => setWritten({ ...written, body: target.value })}
        />
        <TextField
          label="Link"
          maxLength={500}
          autoComplete="off"
          placeholder="/projects"
          hint="A Headway page, starting with a slash. Optional."
          error={isPathWrong ? 'Start with a single slash, such as /projects.' : null}
          value={written.path}
          onChange={({ target }) => setWritten({ ...written, path: target.value })}
        />
        <ConfirmDialog
          title={`Tell ${toCount(people, 'person', 'people')}?`}
          description={`“${written.title.trim()}” goes to everyone with an account, in the inbox or by email, depending on their settings. You can withdraw it from inboxes later, but not from email.`}
          confirmLabel="Announce"
          keepLabel="Cancel"
          tone="primary"
          onConfirm={send}
          trigger={
            <Button tone="primary" disabled={!announcement.success} pending={isPending}>
              Announce to everyone
            </Button>
          }
        />
      </form>
      <AnnouncementPreview written={announcement.success ? announcement.data : null} />
    </div>
  );
}
