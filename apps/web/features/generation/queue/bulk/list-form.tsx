import { FileUp } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '@/components/button.tsx';
import { cn } from '@/components/cn.ts';
import { SelectField } from '@/components/forms/select-field.tsx';
import { TextAreaField } from '@/components/forms/text-area-field.tsx';
import type { Locale } from '../../locales.ts';
import { ListFileError, readListFile } from './read-list-file.ts';
import { useFileDrop } from './use-file-drop.ts';

/** A list as a person wrote it or opened it. */
export interface WrittenList {
  text: string;
  /** Text of a file has columns; in text that was typed or pasted, commas belong to the keyword. */
  from: 'text' | 'file';
  /** The language of keywords that name none. */
  locale: string;
}

interface ListFormProps {
  list: WrittenList;
  locales: readonly Locale[];
  error: string | null;
  isPending: boolean;
  onChange: (list: WrittenList) => void;
  onError: (error: string | null) => void;
  onSubmit: () => void;
}

/** Takes a list of keywords: typed, pasted, chosen as a file, or dropped as one. */
export function ListForm({ list, locales, error, isPending, onChange, onError, onSubmit }: ListFormProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const isOver = useFileDrop(form, (file) => void open(file));

  async function open(file: File | undefined): Promise<void> {
    if (!file) return;
    try {
      const text = await readListFile(file);
      onError(null);
      onChange({ ...list, text, from: 'file' });
    } catch (failure) {
      onError(
        failure instanceof ListFileError ? failure.message : 'The file could not be read. Choose it again.',
      );
    }
  }

  return (
    <form
      ref={form}
      noValidate
      className={cn('space-y-4 rounded-md', isOver && 'outline-2 outline-offset-8 outline-accent')}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <TextAreaField
        label="Keywords"
        value={list.text}
        rows={8}
        autoComplete="off"
        spellCheck={false}
        hint="One on each line, up to 1,000. You can also drop a CSV file here: its first column is read, or the columns keyword, language and title."
        error={error}
        onChange={(event) =>
          // what was opened stays a file while it is corrected
          onChange({
            ...list,
            text: event.target.value,
            from: event.target.value === '' ? 'text' : list.from,
          })
        }
        className="[&_textarea]:max-h-[35dvh] [&_textarea]:min-h-40 [&_textarea]:overflow-y-auto"
      />
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          label="Language"
          name="locale"
          options={locales}
          value={list.locale}
          onValueChange={(locale) => onChange({ ...list, locale })}
          className="min-w-40"
        />
        <input
          ref={chooser}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          aria-label="CSV file"
          className="hidden"
          onChange={({ target }) => {
            void open(target.files?.[0]);
            // the same file may be chosen again
            target.value = '';
          }}
        />
        <Button onClick={() => chooser.current?.click()}>
          <FileUp aria-hidden />
          Choose a file
        </Button>
        <Button type="submit" tone="primary" pending={isPending} className="ml-auto">
          Review
        </Button>
      </div>
    </form>
  );
}
