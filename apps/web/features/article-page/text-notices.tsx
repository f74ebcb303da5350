import { findLimits, type ArticleLimit } from '@headway/text/article';
import { parseMarkdown } from '@headway/text/markdown';
import { useMemo } from 'react';
import { Callout } from '@/components/callout.tsx';

/** Says that the document could not be read, and what the page shows instead. */
export function UnreadableNotice() {
  return (
    <Callout tone="danger" title="The edited text could not be read">
      <p>
        You see the text as it was generated. The edits are still stored: an editor can restore an earlier
        version in the history.
      </p>
    </Callout>
  );
}

/** What was done with a part of a text that an article cannot keep. */
export const LIMITS: Record<ArticleLimit, string> = {
  markup:
    'The text has too much markup to be formatted in a reasonable time. It is shown without formatting; every character is there.',
  levels: 'Quotations and lists with more than 20 levels are shown with 20.',
  table: 'A table with more than 10,000 cells is shown as one paragraph for each row.',
};

/** Says which parts of a generated text an article could not keep as they were written. */
export function LimitsNotice({ markdown }: { markdown: string }) {
  const limits = useMemo(() => findLimits(parseMarkdown(markdown)), [markdown]);
  if (limits.length === 0) return null;
  return (
    <Callout tone="caution" title="Parts of the text were simplified">
      {limits.map((limit) => (
        <p key={limit}>{LIMITS[limit]}</p>
      ))}
    </Callout>
  );
}
