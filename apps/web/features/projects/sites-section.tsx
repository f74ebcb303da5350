'use client';

import { isOnSite } from '@headway/text/address';
import { useState, useTransition } from 'react';
import { Button } from '@/components/button.tsx';
import { readText } from '@/components/forms/read-text.ts';
import { TextAreaField } from '@/components/forms/text-area-field.tsx';
import { sendWrite } from '@/features/problems/send-write.ts';
import { useOpenSupabase } from '@/features/session/supabase-provider.tsx';

const MOST_SITES = 20;

/** The team's own sites, to which articles may link. Owners change them. */
export function SitesSection({ projectId, sites: stored }: { projectId: string; sites: readonly string[] }) {
  const openSupabase = useOpenSupabase();
  const [sites, setSites] = useState(stored);
  const [error, setError] = useState<string | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const [isPending, startTransition] = useTransition();

  async function save(text: string): Promise<void> {
    const given = [...new Set(text.split(/[\s,]+/u).filter((site) => site !== ''))];
    const wrong = given.find((site) => !isSite(site));
    setIsSaved(false);
    if (wrong !== undefined) return setError(`“${wrong}” is not an address such as example.com.`);
    if (given.length > MOST_SITES) return setError(`A project has at most ${MOST_SITES} sites.`);
    const result = await sendWrite(openSupabase, (supabase) =>
      supabase.from('projects').update({ sites: given }).eq('id', projectId).select('id'),
    );
    setError(result.ok ? null : result.sentence);
    if (!result.ok) return undefined;
    setSites(given);
    setIsSaved(true);
    return undefined;
  }

  return (
    <section aria-labelledby="sites" className="mt-10">
      <h2 id="sites" className="eyebrow mb-3">
        Your sites
      </h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const text = readText(new FormData(event.currentTarget), 'sites');
          startTransition(() => save(text));
        }}
      >
        <TextAreaField
          label="Your sites"
          labelHidden
          name="sites"
          defaultValue={sites.join('\n')}
          placeholder="example.com"
          className="[&_textarea]:min-h-20"
          hint="Articles may link to these sites and their subdomains as to sources. One on each line."
          error={error}
        />
        <Button type="submit" size="small" className="mt-2" disabled={isPending}>
          {isSaved ? 'Saved' : 'Save sites'}
        </Button>
      </form>
    </section>
  );
}

function isSite(text: string): boolean {
  const url = URL.parse(/^https?:\/\//iu.test(text) ? text : `https://${text}`);
  return url?.hostname.includes('.') === true && isOnSite(url.href, [text]);
}
