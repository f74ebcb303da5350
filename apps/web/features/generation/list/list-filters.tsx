import { generationStatusSchema, type GenerationStatus } from '@headway/topics/content';
import { SlidersHorizontal } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { Button } from '@/components/button.tsx';
import { SelectField } from '@/components/forms/select-field.tsx';
import { TextField } from '@/components/forms/text-field.tsx';
import { Popover } from '@/components/overlays/popover.tsx';
import type { ContentPage } from '@/features/projects/content.ts';
import {
  contentOrderSchema,
  toListPath,
  type ContentOrder,
  type ContentQuery,
} from '@/features/projects/content-query.ts';

/** A search begins this long after the last key, in milliseconds. */
const PAUSE_MS = 250;

const ORDERS: Record<ContentOrder, string> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  title: 'Title',
  score: 'Highest score',
  words: 'Longest',
};

const STATES: Record<GenerationStatus, string> = {
  queued: 'Queued',
  running: 'In progress',
  complete: 'Complete',
  failed: 'Failed',
  cancelled: 'Canceled',
};

const SCORES = ['50', '60', '70', '80', '90'];

/** Stands for no choice, since an option needs a value. */
const ANY = 'any';

interface ListFiltersProps {
  projectId: string;
  page: ContentPage;
  query: ContentQuery;
}

/** Search, order and filters of a list. All of them are in the page's address. */
export function ListFilters({ projectId, page, query }: ListFiltersProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [text, setText] = useState(query.search);
  const [isOpen, setIsOpen] = useState(false);
  const searched = useRef(query.search);

  const go = (change: Partial<ContentQuery>) =>
    startTransition(() => router.replace(toListPath(projectId, { ...query, page: 1, ...change })));

  useEffect(() => {
    const search = text.trim();
    if (search === searched.current) return undefined;
    const timer = setTimeout(() => {
      searched.current = search;
      go({ search });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  });

  const count = [query.status, query.author, query.locale, query.score].filter(
    (value) => value !== null,
  ).length;
  return (
    <div className="mb-4 flex flex-wrap gap-2" aria-busy={isPending}>
      <TextField
        label="Search articles"
        labelHidden
        type="search"
        value={text}
        maxLength={200}
        placeholder="Search titles and keywords"
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        className="min-w-48 flex-1"
      />
      <SelectField
        label="Order"
        labelHidden
        name="order"
        options={contentOrderSchema.options.map((value) => ({ value, label: ORDERS[value] }))}
        value={query.order}
        onValueChange={(order) => go({ order: contentOrderSchema.parse(order) })}
        className="w-40"
      />
      <Popover
        label="Filters"
        open={isOpen}
        onOpenChange={setIsOpen}
        trigger={
          <Button className="h-10">
            <SlidersHorizontal aria-hidden />
            {count === 0 ? 'Filters' : `Filters (${count})`}
          </Button>
        }
      >
        <div className="grid gap-4 p-4">
          <Choice
            label="State"
            value={query.status}
            options={generationStatusSchema.options.map((value) => ({ value, label: STATES[value] }))}
            onChoose={(status) =>
              go({ status: status === null ? null : generationStatusSchema.parse(status) })
            }
          />
          <Choice
            label="Started by"
            value={query.author}
            options={page.authors.map(({ userId, displayName }) => ({ value: userId, label: displayName }))}
            onChoose={(author) => go({ author })}
          />
          <Choice
            label="Language"
            value={query.locale}
            options={page.locales.map((value) => ({ value, label: toLanguage(value) }))}
            onChoose={(locale) => go({ locale })}
          />
          <Choice
            label="Score"
            value={query.score === null ? null : String(query.score)}
            options={SCORES.map((value) => ({ value, label: `${value} or more` }))}
            onChoose={(score) => go({ score: score === null ? null : Number(score) })}
          />
          {count > 0 && (
            <Button onClick={() => go({ status: null, author: null, locale: null, score: null })}>
              Clear filters
            </Button>
          )}
        </div>
      </Popover>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  /** Null for any. */
  value: string | null;
  options: readonly { value: string; label: string }[];
  onChoose: (value: string | null) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  // A value of an old address stays visible, so that it can be taken off.
  const known = options.some((option) => option.value === value) || value === null;
  return (
    <SelectField
      label={label}
      name={label}
      options={[{ value: ANY, label: 'Any' }, ...options, ...(known ? [] : [{ value, label: value }])]}
      value={value ?? ANY}
      onValueChange={(chosen) => onChoose(chosen === ANY ? null : chosen)}
    />
  );
}

function toLanguage(locale: string): string {
  return new Intl.DisplayNames('en-US', { type: 'language' }).of(locale) ?? locale;
}
