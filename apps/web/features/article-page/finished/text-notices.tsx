import type { ArticleLimit } from '@headway/text/article';
import { Callout } from '@/components/callout.tsx';
import { LIMIT_SENTENCES } from '@/features/editor/paste/limit-sentences.ts';

/** Says that the document could not be read, and that the page shows the generated text instead. */
export function UnreadableNotice() {
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
export function LimitsNotice({ limits }: { limits: readonly ArticleLimit[] }) {
  if (limits.length === 0) return null;
  return (
    <Callout tone="caution" title="Some formatting was simplified">
      {limits.map((limit) => (
        <p key={limit}>{LIMIT_SENTENCES[limit]}</p>
      ))}
    </Callout>
  );
}
