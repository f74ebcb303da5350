import { Copy } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { Button } from '@/components/button.tsx';
import { Callout } from '@/components/callout.tsx';
import { copyText } from '@/components/copy-text.ts';
import { SelectField } from '@/components/forms/select-field.tsx';
import { TextField } from '@/components/forms/text-field.tsx';
import type { ArticleLinks } from './use-article-links.ts';

const OPTIONS = [
  { value: '1', label: '1 day' },
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
];

/** Creates a link and shows its address, once. */
export function NewLinkForm({ create }: Pick<ArticleLinks, 'create'>) {
  const [days, setDays] = useState('7');
  const [isPending, setIsPending] = useState(false);
  const [address, setAddress] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setIsPending(true);
    const result = await create(Number(days));
    setIsPending(false);
    setAddress(result.ok ? result.address : null);
    setRefusal(result.ok ? null : result.sentence);
  }

  return (
    <>
      <form onSubmit={(event) => void submit(event)} className="flex items-end gap-2">
        <SelectField
          label="Expires after"
          name="days"
          options={OPTIONS}
          value={days}
          onValueChange={setDays}
          className="w-34"
        />
        <Button type="submit" tone="primary" pending={isPending}>
          Create link
        </Button>
      </form>
      {refusal !== null && (
        <Callout tone="danger" role="alert" className="mt-4">
          {refusal}
        </Callout>
      )}
      {address !== null && (
        <div className="mt-4">
          <div className="flex items-end gap-2">
            <div className="min-w-0 flex-1">
              <TextField
                label="Link"
                readOnly
                value={address}
                onFocus={(event) => event.currentTarget.select()}
              />
            </div>
            <Button
              onClick={() => void copyText(address, 'The link was copied.', 'Select the link and copy it.')}
            >
              <Copy aria-hidden />
              Copy
            </Button>
          </div>
          <p className="mt-1.5 text-sm text-ink-soft">Copy it now: it is not shown again.</p>
        </div>
      )}
    </>
  );
}
