'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState, useTransition } from 'react';
import { Button } from '@/components/button.tsx';
import { readText } from '@/components/forms/read-text.ts';
import { SelectField } from '@/components/forms/select-field.tsx';
import { TextField } from '@/components/forms/text-field.tsx';
import { toSentence } from '@/features/problems/problem.ts';
import { LimitNotice } from '@/features/billing/limit-notice.tsx';
import { findWritable, LOCALES } from './locales.ts';
import { requestGeneration } from './request-generation.ts';

const MAX_LENGTH = 200;

interface KeywordFormProps {
  projectId: string;
  /** The languages that can be written, as ISO 639-1 codes; null for all. */
  languages: readonly string[] | null;
}

/** Asks for an article on a keyword and goes to its page. */
export function KeywordForm({ projectId, languages }: KeywordFormProps) {
  const router = useRouter();
  const locales = findWritable(languages);
  const [locale, setLocale] = useState<string>(locales[0]?.value ?? LOCALES[0].value);
  const [error, setError] = useState<string | null>(null);
  // why nothing more can be generated this month, which no other keyword changes
  const [limit, setLimit] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();
  // The same request sent again after a lost answer must not begin a second article.
  const attempt = useRef({ request: '', key: '' });

  function submit(form: FormData) {
    setLimit(null);
    const keyword = readText(form, 'keyword');
    if (keyword === '') {
      setError('Enter a keyword.');
      return;
    }
    setError(null);
    const request = JSON.stringify([keyword, locale]);
    if (attempt.current.request !== request) attempt.current = { request, key: crypto.randomUUID() };
    startTransition(async () => {
      const answer = await requestGeneration(projectId, { keyword, locale }, attempt.current.key);
      if (answer.ok) router.push(`/content/${answer.data.contentId}`);
      else if (answer.problem.code === 'usage_limit_reached') setLimit(toSentence(answer.problem));
      else setError(toSentence(answer.problem));
      if (answer.ok || answer.problem.code !== 'network') attempt.current = { request: '', key: '' };
    });
  }

  return (
    <>
      <form
        noValidate
        id="new-article"
        aria-label="New article"
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
        className="flex flex-col gap-3 sm:flex-row sm:items-start"
      >
        <TextField
          label="Keyword"
          labelHidden
          name="keyword"
          maxLength={MAX_LENGTH}
          autoComplete="off"
          enterKeyHint="go"
          placeholder="Try “server components”"
          error={error}
          className="flex-1"
          inputClassName="h-12 px-4 font-serif text-lg"
        />
        <div className="flex gap-3">
          <SelectField
            label="Language"
            labelHidden
            name="locale"
            options={locales}
            value={locale}
            onValueChange={setLocale}
            className="h-12 min-w-40"
          />
          <Button type="submit" tone="primary" size="large" pending={isPending} className="flex-1">
            Generate
          </Button>
        </div>
      </form>
      {locales.length < LOCALES.length && (
        <p className="mt-2 text-xs text-ink-soft">
          No language model is set up, so articles quote English documentation and can only be in English.
        </p>
      )}
      {limit !== null && <LimitNotice projectId={projectId} sentence={limit} />}
    </>
  );
}
