import { useRouter } from 'next/navigation';
import { useMemo, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Dialog } from '@/components/overlays/dialog.tsx';
import { useOpenSupabase } from '@/features/session/supabase-provider.tsx';
import { findWritable } from '../../locales.ts';
import { createQueueActions, type KeywordEntry } from '../queue-actions.ts';
import { checkList } from './check-list.ts';
import { ListForm, type WrittenList } from './list-form.tsx';
import { parseKeywordList } from './parse-keyword-list.ts';
import { reviewList, type Review } from './review-list.ts';
import { ReviewForm } from './review-form.tsx';
import { toFigure } from '@headway/ground';

/** The most keywords that are added at once, and that wait in a project. */
const MAX_KEYWORDS = 1000;

interface BulkDialogProps {
  projectId: string;
  /** The languages that can be written, as ISO 639-1 codes; null for all. */
  languages: readonly string[] | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** A dialog that takes many keywords, shows what would be started, and queues what a person chooses. */
export function BulkDialog({ projectId, languages, open, onOpenChange }: BulkDialogProps) {
  const openSupabase = useOpenSupabase();
  const router = useRouter();
  const locales = useMemo(() => findWritable(languages), [languages]);
  // kept while the dialog is closed, so that a press beside it loses nothing
  const [list, setList] = useState<WrittenList>({
    text: '',
    from: 'text',
    locale: locales[0]?.value ?? 'en-US',
  });
  // `batch` names the list, so that it is queued once, also when an answer is lost
  const [reviewed, setReviewed] = useState<{ review: Review; batch: string } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();

  function check(): void {
    const rows = parseKeywordList(list.text, list.from);
    if (rows.length === 0) return setError('There is no keyword in this list.');
    if (rows.length > MAX_KEYWORDS) {
      return setError(
        `This list has ${toFigure(rows.length)} lines. At most ${toFigure(MAX_KEYWORDS)} keywords can be added at once.`,
      );
    }
    setError(null);
    startTransition(async () => {
      const review = await reviewList(
        openSupabase,
        projectId,
        checkList(rows, { locales, locale: list.locale }),
      );
      if (typeof review === 'string') setError(review);
      else setReviewed({ review, batch: crypto.randomUUID() });
    });
    return undefined;
  }

  function add(entries: readonly KeywordEntry[], batch: string): void {
    setError(null);
    startTransition(async () => {
      const result = await createQueueActions(openSupabase, projectId).add(batch, entries);
      if (!result.ok) return setError(result.sentence);
      onOpenChange(false);
      setReviewed(null);
      setList((before) => ({ ...before, text: '', from: 'text' }));
      toast(
        `${entries.length === 1 ? '1 keyword was' : `${toFigure(entries.length)} keywords were`} added to the queue.`,
      );
      startTransition(() => router.refresh());
      return undefined;
    });
  }

  return (
    <Dialog
      title={reviewed === null ? 'Add several keywords' : 'Review the keywords'}
      size="wide"
      open={open}
      onOpenChange={onOpenChange}
    >
      {reviewed === null ? (
        <ListForm
          list={list}
          locales={locales}
          error={error}
          isPending={isPending}
          onChange={setList}
          onError={setError}
          onSubmit={check}
        />
      ) : (
        <ReviewForm
          review={reviewed.review}
          error={error}
          isPending={isPending}
          onBack={() => {
            setError(null);
            setReviewed(null);
          }}
          onAdd={(entries) => add(entries, reviewed.batch)}
        />
      )}
    </Dialog>
  );
}
