import { useQuery, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import type { ActionResult } from '@/features/problems/refusal.ts';
import { sendWrite } from '@/features/problems/send-write.ts';
import { useOpenSupabase } from '@/features/session/supabase-provider.tsx';

const rowsSchema = z.array(
  z.pipe(
    z.object({
      id: z.string(),
      created_by: z.nullable(z.string()),
      created_at: z.string(),
      expires_at: z.string(),
      opened_count: z.number(),
      last_opened_at: z.nullable(z.string()),
    }),
    z.transform((row) => ({
      id: row.id,
      /** Null once the account is deleted. */
      createdBy: row.created_by,
      /** ISO 8601, like the other times. */
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      openedCount: row.opened_count,
      lastOpenedAt: row.last_opened_at,
    })),
  ),
);

/** A read-only link to an article. Its address is known only when it is created. */
export type ArticleLink = z.infer<typeof rowsSchema>[number];

export type ArticleLinks = ReturnType<typeof useArticleLinks>;

/** The read-only links to an article that still work, the newest first, for editors of its project. */
export function useArticleLinks(contentId: string) {
  const openSupabase = useOpenSupabase();
  const queries = useQueryClient();
  const queryKey = ['article-links', contentId];
  const { data, isError } = useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<ArticleLink[]> => {
      const supabase = await openSupabase();
      const { data: rows, error } = await supabase
        .from('article_links')
        .select('id, created_by, created_at, expires_at, opened_count, last_opened_at')
        .eq('content_id', contentId)
        .gt('expires_at', new Date().toISOString())
        .order('created_at', { ascending: false })
        .abortSignal(signal);
      if (error) throw error;
      return rowsSchema.parse(rows);
    },
    refetchOnMount: 'always',
  });

  /** Creates a link that works for this many days: 1, 7 or 30. */
  async function create(
    days: number,
  ): Promise<{ ok: true; address: string } | Exclude<ActionResult, { ok: true }>> {
    const result = await sendWrite(openSupabase, (supabase) =>
      supabase.rpc('create_article_link', { content: contentId, days }),
    );
    if (!result.ok) return result;
    await queries.invalidateQueries({ queryKey });
    return { ok: true, address: `${location.origin}/shared/${z.string().parse(result.data)}` };
  }

  async function withdraw(id: string): Promise<ActionResult> {
    const result = await sendWrite(openSupabase, (supabase) =>
      supabase.from('article_links').delete().eq('id', id).select('id'),
    );
    await queries.invalidateQueries({ queryKey });
    return result;
  }

  return {
    /** Undefined until they are read. */
    links: data,
    hasFailed: isError,
    create,
    withdraw,
  };
}
