import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Pool } from 'pg';
import { z } from 'zod';

const PASSWORD = 'headway-demo';

export type Role = 'owner' | 'editor' | 'commenter' | 'viewer' | 'outsider' | 'operator';

/** Signs a demo account in. `transport` replaces the WebSocket of Node. */
export function signIn(
  apiUrl: string,
  key: string,
  role: Role,
  transport?: typeof WebSocket,
): Promise<SupabaseClient> {
  return signInByEmail(apiUrl, key, `${role}@demo.test`, transport);
}

/** Signs in the person with this address, whose password is that of the demo accounts. */
export async function signInByEmail(
  apiUrl: string,
  key: string,
  email: string,
  transport?: typeof WebSocket,
): Promise<SupabaseClient> {
  const client = createClient(apiUrl, key, {
    ...(transport && { realtime: { transport } }),
    auth: { persistSession: false, autoRefreshToken: false, storageKey: crypto.randomUUID() },
  });
  const { error } = await client.auth.signInWithPassword({ email, password: PASSWORD });
  if (error) throw error;
  return client;
}

/** A content with a finished article, of the demo project unless told otherwise. */
export async function createContent(pool: Pool, markdown: string, projectId?: string): Promise<string> {
  const { rows } = await pool.query(
    `insert into public.contents
       (project_id, keyword, status, title, score, words, article, created_by, completed_at)
     select member.project_id, 'a keyword', 'complete', 'An article', 50, 1,
            jsonb_build_object('markdown', $1::text), member.user_id, now()
       from auth.users join public.project_members as member on member.user_id = users.id
      where users.email = 'editor@demo.test' and member.project_id = coalesce($2, member.project_id)
      order by member.created_at limit 1
     returning id`,
    [markdown, projectId],
  );
  return z.object({ id: z.uuid() }).parse(rows[0]).id;
}
