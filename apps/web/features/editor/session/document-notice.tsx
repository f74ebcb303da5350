import type { DocumentState } from '@headway/documents/client';
import { printArticle } from '@headway/text/article';
import type { Editor } from '@tiptap/core';
import { Button } from '@/components/button.tsx';
import { Callout } from '@/components/callout.tsx';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import { copyText } from '@/components/copy-text.ts';

interface DocumentNoticeProps {
  state: DocumentState;
  editor: Editor | null;
  discardEdits: () => void;
}

const REASONS: Partial<Record<NonNullable<DocumentState['refusal']>, string>> = {
  role_too_low: 'Your role in this project does not allow editing any more.',
  update_too_large: 'What was inserted at once is larger than 1 MB.',
  update_malformed: 'The edits were damaged on their way.',
  document_not_found: 'The article is not there any more, or not for you.',
  page_outdated:
    'Somebody used what a newer version of this page offers. Reload it to go on. If that does not help, an editor can restore a version in the history.',
};

/** Says why edits are refused, and what to do with them. Empty while edits are accepted. */
export function DocumentNotice({ state, editor, discardEdits }: DocumentNoticeProps) {
  const reason = state.refusal === null ? undefined : REASONS[state.refusal];
  if (reason === undefined) return null;
  if (state.unsynced === 0) {
    return state.status === 'refused' ? (
      <Callout role="alert" tone="danger" title="The article cannot be followed">
        <p>{reason} What you see is how it was.</p>
        <Button size="small" className="mt-3" onClick={() => location.reload()}>
          Reload
        </Button>
      </Callout>
    ) : null;
  }
  return (
    <Callout role="alert" tone="danger" title="Your last edits are not accepted">
      <p>{reason} They are kept in this browser; copy what you need.</p>
      <div className="mt-3 flex flex-wrap gap-2">
        {editor && (
          <Button
            size="small"
            onClick={() =>
              void copyText(
                printArticle(editor.getJSON()),
                'Copied as Markdown',
                'Select the text and copy it by hand.',
              )
            }
          >
            Copy the article with my edits
          </Button>
        )}
        <ConfirmDialog
          trigger={<Button size="small">Discard my edits</Button>}
          title="Discard your edits?"
          description="The article is shown as everyone else has it. What you wrote since the last save is gone."
          confirmLabel="Discard"
          keepLabel="Keep them"
          onConfirm={discardEdits}
        />
      </div>
    </Callout>
  );
}
