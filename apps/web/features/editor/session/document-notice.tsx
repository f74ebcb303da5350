import type { DocumentState } from '@headway/documents/client';
import { Button } from '@/components/button.tsx';
import { Callout } from '@/components/callout.tsx';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import { copyText } from '@/components/copy-text.ts';
import type { DocumentSession } from './start-document-session.ts';

interface DocumentNoticeProps {
  state: DocumentState;
  session: DocumentSession | null;
  discardEdits: () => void;
}

const REASONS: Partial<Record<NonNullable<DocumentState['refusal']>, string>> = {
  role_too_low: 'Your role no longer allows editing.',
  update_too_large: 'The inserted text is larger than 1 MB.',
  update_malformed: 'The edits arrived damaged.',
  document_not_found: 'This article doesn’t exist or you don’t have access.',
  page_outdated:
    'Someone edited this article with a newer version of Headway. Reload the page to continue. If that does not help, an editor can restore a version from the history.',
};

/** Says why edits are refused, and what to do with them. Empty while edits are accepted. */
export function DocumentNotice({ state, session, discardEdits }: DocumentNoticeProps) {
  const reason = state.refusal === null ? undefined : REASONS[state.refusal];
  if (reason === undefined) return null;
  if (state.unsynced === 0) {
    return state.status === 'refused' ? (
      <Callout role="alert" tone="danger" title="Changes by others cannot be shown">
        <p>{reason} What you see is how it was.</p>
        <Button size="small" className="mt-3" onClick={() => location.reload()}>
          Reload
        </Button>
      </Callout>
    ) : null;
  }
  return (
    <Callout role="alert" tone="danger" title="Your last edits could not be saved">
      <p>{reason} They are kept in this browser; copy what you need.</p>
      <div className="mt-3 flex flex-wrap gap-2">
        {session && (
          <Button
            size="small"
            onClick={() =>
              void copyText(
                session.readMarkdown(),
                'Copied as Markdown',
                'Select the text and copy it manually.',
              )
            }
          >
            Copy article with my edits
          </Button>
        )}
        <ConfirmDialog
          trigger={<Button size="small">Discard my edits</Button>}
          title="Discard your edits?"
          description="The article goes back to its last saved text. Everything you wrote since then is deleted."
          confirmLabel="Discard"
          keepLabel="Keep edits"
          onConfirm={discardEdits}
        />
      </div>
    </Callout>
  );
}
