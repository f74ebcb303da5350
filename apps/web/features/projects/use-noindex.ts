import { useState } from 'react';
import { toast } from 'sonner';
import { toRefusal } from '@/features/problems/refusal.ts';
import { useSupabaseClient } from '@/features/session/supabase-provider.tsx';
import type { Content } from './content.ts';
import { useMay } from './open-project.ts';

/** Whether exported pages of an article ask search engines not to list it. */
export interface Noindex {
  isSet: boolean;
  /** Changes it; null for a person who may not. */
  set: ((isSet: boolean) => Promise<void>) | null;
}

/** What exports of an article ask of search engines. Editors decide it; nothing else changes it. */
export function useNoindex(content: Pick<Content, 'id' | 'noindex'>): Noindex {
  const supabase = useSupabaseClient();
  const mayEdit = useMay('editor');
  const [isSet, setIsSet] = useState(content.noindex);

  async function set(noindex: boolean): Promise<void> {
    setIsSet(noindex);
    const { error } = await supabase
      .from('contents')
      .update({ noindex })
      .eq('id', content.id)
      .select('id')
      .single();
    if (!error) return;
    setIsSet(!noindex);
    toast.error(toRefusal(error).sentence);
  }
  return { isSet, set: mayEdit ? set : null };
}
