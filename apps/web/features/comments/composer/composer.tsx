'use client';

import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '@/components/button.tsx';
import { LiveMessage } from '@/components/live-message.tsx';
import { usePeople } from '@/features/people/people-provider.tsx';
import { useMe } from '@/features/session/supabase-provider.tsx';
import { MAX_BODY_LENGTH } from '../store/comment.ts';
import type { Written } from '../store/comment-actions.ts';
import { closeMention, findCandidates, findMentionQuery, findMentions } from './mention-query.ts';
import { MentionList } from './mention-list.tsx';
import type { ActionResult } from '@/features/problems/refusal.ts';
import { keepDraft, readDraft } from './written-drafts.ts';

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
  /** Shows a Cancel button. */
  onCancel?: () => void;
  /** Called when the comment was accepted. */
  onDone?: () => void;
}

/** The field in which a comment is written. A refused text stays in it, with the reason below. */
export function Composer({
  label,
  placeholder,
  submitLabel,
  about,
  initial = '',
  takesFocus = false,
  submit,
  onCancel,
  onDone,
}: ComposerProps) {
  const { people } = usePeople();
  const me = useMe();
  const fieldId = useId();
  const formRef = useRef<HTMLFormElement>(null);
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => readDraft(me.id, about) ?? initial);
  const [caret, setCaret] = useState(text.length);
  const [chosen, setChosen] = useState(0);
  const [isClosed, setIsClosed] = useState(false);
  const [isPending, setIsPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  // The id stays the same over retries, so that a comment whose answer was lost is not stored twice.
  const [id, setId] = useState(() => crypto.randomUUID());
  // Position of the space after the name that was just inserted.
  const spaceAt = useRef<number | null>(null);

  const query = isClosed ? null : findMentionQuery(text, caret);
  const candidates = query ? findCandidates(people.values(), query.text, me.id) : [];
  const isChoosing = candidates.length > 0;
  const person = candidates[chosen] ?? candidates[0];
  const excess = text.trim().length - MAX_BODY_LENGTH;

  useEffect(() => {
    if (!takesFocus) return;
    const field = fieldRef.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, [takesFocus]);

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
    setText('');
    keepDraft(me.id, about, '');
    setId(crypto.randomUUID());
    onDone?.();
  }

  function cancel(): void {
    keepDraft(me.id, about, '');
    onCancel?.();
  }

  function insert(name: string): void {
    if (!query) return;
    const before = `${text.slice(0, query.start)}@${name} `;
    // Synchronously, so that the next key finds the caret after the name.
    keepDraft(me.id, about, before + text.slice(caret));
    flushSync(() => {
      setText(before + text.slice(caret));
      setCaret(before.length);
      setChosen(0);
    });
    spaceAt.current = before.length - 1;
    placeCaret(before.length);
  }

  function type(typed: string, at: number): void {
    const next = closeMention(typed, at, spaceAt.current);
    const nextCaret = at - (typed.length - next.length);
    spaceAt.current = null;
    keepDraft(me.id, about, next);
    flushSync(() => {
      setText(next);
      setCaret(nextCaret);
      setChosen(0);
      setIsClosed(false);
    });
    if (next !== typed) placeCaret(nextCaret);
  }

  function placeCaret(at: number): void {
    fieldRef.current?.focus();
    fieldRef.current?.setSelectionRange(at, at);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    } else if (isChoosing && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : candidates.length - 1;
      setChosen((current) => (current + step) % candidates.length);
    } else if (isChoosing && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      if (person) insert(person.displayName);
    } else if (event.key === 'Escape' && (isChoosing || onCancel)) {
      event.stopPropagation();
      if (isChoosing) setIsClosed(true);
      else cancel();
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
        ref={fieldRef}
        id={fieldId}
        value={text}
        rows={2}
        placeholder={placeholder}
        aria-describedby={`${fieldId}-note`}
        aria-invalid={refusal !== null || excess > 0}
        onChange={(event) => type(event.target.value, event.target.selectionStart)}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        // room for the buttons below
        className="scroll-mb-16 field-sizing-content max-h-60 min-h-18 w-full resize-none rounded-md border border-field-rule bg-surface px-3 py-2 placeholder:text-ink-faint focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-offset-0 aria-invalid:border-danger"
      />
      <LiveMessage>
        {person && isChoosing
          ? `${person.displayName}, ${chosen + 1} of ${candidates.length}. Enter mentions them.`
          : ''}
      </LiveMessage>
      {isChoosing && (
        <MentionList
          candidates={candidates}
          chosen={chosen}
          onChoose={({ displayName }) => insert(displayName)}
        />
      )}
      <p
        id={`${fieldId}-note`}
        role={refusal === null ? undefined : 'alert'}
        className="mt-1.5 text-sm text-danger empty:hidden"
      >
        {refusal ?? (excess > 0 ? `${excess.toLocaleString('en')} characters too long` : null)}
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
