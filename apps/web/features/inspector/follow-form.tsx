import { isTopic } from '@headway/realtime/protocol';
import { useState } from 'react';
import { Button } from '@/components/button.tsx';
import { readText } from '@/components/forms/read-text.ts';
import { TextField } from '@/components/forms/text-field.tsx';

/** Adds a topic to what this tab follows. */
export function FollowForm({ follow }: { follow: (topic: string) => void }) {
  const [error, setError] = useState<string | null>(null);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const topic = readText(new FormData(form), 'topic');
        if (!isTopic(topic)) {
          setError('A topic is called content:<id>, project:<id>, user:<id> or system.');
          return;
        }
        setError(null);
        follow(topic);
        form.reset();
      }}
      className="mb-6 flex max-w-2xl items-start gap-3"
    >
      <TextField
        label="Topic to follow"
        labelHidden
        name="topic"
        autoComplete="off"
        spellCheck={false}
        placeholder="content:<id>"
        error={error}
        className="flex-1"
        inputClassName="font-mono text-sm"
      />
      <Button type="submit">Follow</Button>
    </form>
  );
}
