import type { ArticleLimit } from '@headway/text/article';
import { Callout } from '@/components/callout.tsx';
import { LIMIT_SENTENCES } from '@/features/editor/paste/limit-sentences.ts';
import { SetAsideNotice } from '@/features/editor/saving/set-aside-notice.tsx';
import { DocumentNotice } from '@/features/editor/session/document-notice.tsx';
import type { LiveDocument } from '@/features/editor/session/use-live-document.ts';
import type { ArticleText } from '@/features/projects/content.ts';

/** The notices above an article: its text could not be read or kept as written, or edits were refused. */
export function ArticleNotices({ text, live }: { text: ArticleText; live: LiveDocument }) {
  const { state, session, discardEdits } = live;
  return (
    <div className="space-y-3 print:hidden">
      {text.isUnreadable && <UnreadableNotice />}
      <LimitsNotice limits={text.limits} />
      {state && <DocumentNotice state={state} session={session} discardEdits={discardEdits} />}
      {session && <SetAsideNotice store={session.store} />}
    </div>
  );
}

/** Says that the document could not be read, and that the page shows the generated text instead. */
function UnreadableNotice() {
  return (
    <Callout tone="danger" title="The edited text could not be read">
      <p>
        This is the text as it was generated. The edits are still saved: an editor can restore an earlier
        version from the history.
      </p>
    </Callout>
  );
}

/** Says which parts of a generated text an article could not keep as they were written. */
function LimitsNotice({ limits }: { limits: readonly ArticleLimit[] }) {
  if (limits.length === 0) return null;
  return (
    <Callout tone="caution" title="Some formatting was simplified">
      {limits.map((limit) => (
        <p key={limit}>{LIMIT_SENTENCES[limit]}</p>
      ))}
    </Callout>
  );
}
