import { createClient } from '@supabase/supabase-js';

const PROJECT = 'd1000000-0000-4000-8000-000000000001';
const KEYWORD = 'server components';

/** Where an installation answers. */
interface Addresses {
  webUrl: string;
  supabaseUrl: string;
  publishableKey: string;
}

/**
 * Tells whether somebody can sign in with the password of the demo, which is public. An installation without demo data
 * has such accounts when its data directory was started with them before.
 */
export async function hasDemoAccounts(where: Addresses): Promise<boolean> {
  return (await signIn(where)).signedIn.error === null;
}

/**
 * Requests a generation for the demo project as its owner, unless the project has contents. Throws an `Error` when the
 * request is refused.
 */
export async function requestDemoContent(where: Addresses): Promise<void> {
  const { supabase, signedIn } = await signIn(where);
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

async function signIn({ supabaseUrl, publishableKey }: Addresses) {
  const supabase = createClient(supabaseUrl, publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const signedIn = await supabase.auth.signInWithPassword({
    email: 'owner@demo.test',
    password: 'headway-demo',
  });
  return { supabase, signedIn };
}
