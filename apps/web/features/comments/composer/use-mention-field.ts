import { useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { usePeople } from '@/features/people/people-provider.tsx';
import { useMe } from '@/features/session/supabase-provider.tsx';
import { closeMention, findCandidates, findMentionQuery } from './mention-query.ts';
import { keepDraft, readDraft } from './written-drafts.ts';

const START = { chosen: 0, isClosed: false };

/**
 * The text of a field in which members are named with `@`, and the members who match the text after it. The text is kept
 * as the draft on `about`.
 */
export function useMentionField(about: string, initial: string) {
  const { people } = usePeople();
  const me = useMe();
  const ref = useRef<HTMLTextAreaElement>(null);
  const [state, setState] = useState(() => {
    const text = readDraft(me.id, about) ?? initial;
    return { ...START, text, caret: text.length };
  });
  // Position of the space after the name that was just inserted.
  const spaceAt = useRef<number | null>(null);
  const { text, caret, chosen } = state;
  const query = state.isClosed ? null : findMentionQuery(text, caret);
  const candidates = query ? findCandidates(people.values(), query.text, me.id) : [];
  const person = candidates[chosen] ?? candidates[0];

  function change(part: Partial<typeof state>): void {
    setState((known) => ({ ...known, ...part }));
  }

  function setText(next: string, at: number): void {
    keepDraft(me.id, about, next);
    // Synchronously, so that the next key finds the caret in its place.
    flushSync(() => change({ ...START, text: next, caret: at }));
  }

  function placeCaret(at: number): void {
    ref.current?.focus();
    ref.current?.setSelectionRange(at, at);
  }

  function insert(name: string): void {
    if (!query) return;
    const before = `${text.slice(0, query.start)}@${name} `;
    setText(before + text.slice(caret), before.length);
    spaceAt.current = before.length - 1;
    placeCaret(before.length);
  }

  function type(typed: string, at: number): void {
    const next = closeMention(typed, at, spaceAt.current);
    const nextCaret = at - (typed.length - next.length);
    spaceAt.current = null;
    setText(next, nextCaret);
    if (next !== typed) placeCaret(nextCaret);
  }

  /** Handles the keys that choose a member. Returns whether this was one of them. */
  function onKeyDown(event: KeyboardEvent): boolean {
    const { key } = event;
    if (!person || !['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].includes(key)) return false;
    if (key === 'Escape') {
      event.stopPropagation();
      change({ isClosed: true });
      return true;
    }
    event.preventDefault();
    const step = key === 'ArrowDown' ? 1 : candidates.length - 1;
    if (key === 'Enter' || key === 'Tab') insert(person.displayName);
    else change({ chosen: (chosen + step) % candidates.length });
    return true;
  }

  return {
    text,
    candidates,
    chosen,
    /** The member whom Enter mentions; undefined while there is none to choose. */
    person,
    insert,
    onKeyDown,
    clear: () => setText('', 0),
    /** Properties of the field. */
    field: {
      ref,
      value: text,
      onChange: ({ target }: { target: HTMLTextAreaElement }) => type(target.value, target.selectionStart),
      onSelect: ({ currentTarget }: { currentTarget: HTMLTextAreaElement }) =>
        change({ caret: currentTarget.selectionStart }),
    },
  };
}
