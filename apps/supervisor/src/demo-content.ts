import { createClient } from '@supabase/supabase-js';

const PROJECT = 'd1000000-0000-4000-8000-000000000001';
const KEYWORD = 'server components';

/**
 * Requests a generation for the demo project as its owner, unless the project has contents. Throws an `Error` when the
 * request is refused.
 */
export async function requestDemoContent(where: {
  webUrl: string;
  supabaseUrl: string;
  publishableKey: string;
}): Promise<void> {
  const supabase = createClient(where.supabaseUrl, where.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const signedIn = await supabase.auth.signInWithPassword({
    email: 'owner@demo.test',
    password: 'headway-demo',
  });
  // A user may have deleted or changed the demo accounts.
  if (signedIn.error) return;
  const { data: contents, error } = await supabase
    .from('contents')
    .select('id')
    .eq('project_id', PROJECT)
    .limit(1);
  if (error) throw new Error(`The demo project can't be read: ${error.message}`);
  if (contents.length > 0) return;

  const response = await fetch(`${where.webUrl}/api/projects/${PROJECT}/content`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${signedIn.data.session.access_token}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ keyword: KEYWORD }),
  });
  if (!response.ok) throw new Error(`The demo article was refused: ${await response.text()}`);
}
