import { Tag } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/button.tsx';
import { NameForm } from '@/components/forms/name-form.tsx';
import { Dialog } from '@/components/overlays/dialog.tsx';
import { callApi } from '@/features/problems/call-api.ts';
import { toSentence, type Problem } from '@/features/problems/problem.ts';
import { versionSchema, type Version } from '../version.ts';

interface NameVersionButtonProps {
  contentId: string;
  version: Version;
  /** Called after a change, to read the version again. */
  onNamed: () => Promise<Problem | null>;
}

/** Names an existing version, or removes its name. */
export function NameVersionButton({ contentId, version, onNamed }: NameVersionButtonProps) {
  const [isOpen, setIsOpen] = useState(false);

  async function rename(name: string | null) {
    const path = `/api/content/${contentId}/versions/${version.id}`;
    const answer = await callApi(path, versionSchema, { method: 'PATCH', body: { name } });
    if (!answer.ok) return toSentence(answer.problem);
    setIsOpen(false);
    const problem = await onNamed();
    return problem && toSentence(problem);
  }

  return (
    <Dialog
      title={version.name === null ? 'Name this version' : 'Rename this version'}
      description="Everyone in the project sees this name. The text does not change."
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button size="small">
          <Tag aria-hidden />
          {version.name === null ? 'Name' : 'Rename'}
        </Button>
      }
    >
      <NameForm
        name={version.name ?? ''}
        placeholder="Ready for review"
        submitLabel="Save name"
        emptyError="Give the version a name."
        submit={rename}
      >
        {version.name !== null && <Button onClick={() => void rename(null)}>Remove the name</Button>}
      </NameForm>
    </Dialog>
  );
}
