import { toFigure } from '@headway/ground';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '@/components/button.tsx';
import { LiveMessage } from '@/components/live-message.tsx';
import { usePeople } from '@/features/people/people-provider.tsx';
import { useMe } from '@/features/session/supabase-provider.tsx';
import { MAX_BODY_LENGTH } from '../store/comment.ts';
import type { Written } from '../store/comment-actions.ts';
import { findMentions } from './mention-query.ts';
import { MentionList } from './mention-list.tsx';
import type { ActionResult } from '@/features/problems/refusal.ts';
import { useMentionField } from './use-mention-field.ts';
import { keepDraft } from './written-drafts.ts';

interface ComposerProps {
  label: string;
  placeholder: string;
  submitLabel: string;
  /** What the comment is about. An unsent text is kept under this key while the comments are hidden. */
  about: string;
  /** Text to begin with. Default empty. */
  initial?: string;
  /** Whether the field takes the focus when it appears. Default false. */
  takesFocus?: boolean;
  submit: (written: Required<Written>) => Promise<ActionResult>;
  onCancel?: () => void;
  onDone?: () => void;
}

/** The field in which a comment is written. A refused text stays in it, with the reason below. */
export function Composer(props: ComposerProps) {
  const { label, placeholder, submitLabel, about, initial = '', takesFocus = false } = props;
  const { submit, onCancel, onDone } = props;
  const { people } = usePeople();
  const me = useMe();
  const fieldId = useId();
  const formRef = useRef<HTMLFormElement>(null);
  const { text, field, candidates, chosen, person, ...mentions } = useMentionField(about, initial);
  const [isPending, setIsPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  // The id stays the same over retries, so that a comment whose answer was lost is not stored twice.
  const [id, setId] = useState(() => crypto.randomUUID());
  const { ref: fieldRef } = field;
  const isChoosing = person !== undefined;
  const excess = text.trim().length - MAX_BODY_LENGTH;

  useEffect(() => {
    if (!takesFocus) return;
    const element = fieldRef.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, [takesFocus, fieldRef]);

  useEffect(() => {
    // the list appears below the field, which may be outside the window
    if (isChoosing) formRef.current?.scrollIntoView({ block: 'nearest' });
  }, [isChoosing]);

  async function send(): Promise<void> {
    if (text.trim() === '' || excess > 0 || isPending) return;
    setIsPending(true);
    const result = await submit({ id, body: text, mentions: findMentions(people.values(), text) });
    setIsPending(false);
    if (!result.ok) {
      setRefusal(result.sentence);
      return;
    }
    setRefusal(null);
    mentions.clear();
    setId(crypto.randomUUID());
    onDone?.();
  }

  function cancel(): void {
    keepDraft(me.id, about, '');
    onCancel?.();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    } else if (!mentions.onKeyDown(event) && event.key === 'Escape' && onCancel) {
      event.stopPropagation();
      cancel();
    }
  }

  return (
    <form
      ref={formRef}
      className="relative"
      data-takes-escape={isChoosing || onCancel !== undefined ? '' : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label htmlFor={fieldId} className="sr-only">
        {label}
      </label>
      <textarea
        {...field}
        id={fieldId}
        rows={2}
        placeholder={placeholder}
        aria-describedby={`${fieldId}-note`}
        aria-invalid={refusal !== null || excess > 0}
        onKeyDown={onKeyDown}
        // room for the buttons below
        className="scroll-mb-16 field-sizing-content max-h-60 min-h-18 w-full resize-none rounded-md border border-field-rule bg-surface px-3 py-2 placeholder:text-ink-faint focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-offset-0 aria-invalid:border-danger"
      />
      <LiveMessage>
        {person ? `${person.displayName}, ${chosen + 1} of ${candidates.length}. Enter mentions them.` : ''}
      </LiveMessage>
      {isChoosing && (
        <MentionList
          candidates={candidates}
          chosen={chosen}
          onChoose={({ displayName }) => mentions.insert(displayName)}
        />
      )}
      <p
        id={`${fieldId}-note`}
        role={refusal === null ? undefined : 'alert'}
        className="mt-1.5 text-sm text-danger empty:hidden"
      >
        {refusal ?? (excess > 0 ? `${toFigure(excess)} characters too long` : null)}
      </p>
      <div className="mt-2 flex items-center justify-end gap-2">
        {onCancel !== undefined && (
          <Button size="small" tone="quiet" onClick={cancel}>
            Cancel
          </Button>
        )}
        <Button
          type="submit"
          size="small"
          tone="primary"
          pending={isPending}
          disabled={text.trim() === '' || excess > 0}
        >
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
