import { createServer } from 'node:http';
import { createClient } from '@supabase/supabase-js';
import { listen } from '@headway/testing/listen';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { createTeam } from './team.ts';
import { bundleAdrListing } from './adr-hook.ts';
import { closeContexts, openBrowser } from '@headway/testing/browser';
import { openAs } from './open-as.ts';
import { signIn } from './person.ts';

const team = await createTeam();

const browser = await openBrowser();
afterAll(() => closeContexts(browser));

test('the collaboration hook that ADR-007 prints shows people and comments, unmodified', async () => {
  const [viewer, editor] = await Promise.all([signIn(team, 'viewer'), signIn(team, 'editor')]);
  const script = await bundleAdrListing({
    heading: 'Supabase Realtime for Collaboration',
    // What the listing leaves open: its imports, its types, and the client.
    before: `import { createClient } from '@supabase/supabase-js';
interface Collaborator { name: string }
interface Comment { id: string; body: string }
const client = createClient(${JSON.stringify(team.supabaseUrl)}, ${JSON.stringify(team.publishableKey)}, {
  accessToken: async () => ${JSON.stringify(viewer.token)},
});
const open = client.channel.bind(client);
client.channel = (name, options) => open(name, { ...options, config: { private: true, ...options?.config } });
await client.realtime.setAuth();
const useSupabaseClient = () => client;`,
    shown: `useCollaborationUpdates(${JSON.stringify(team.projectId)})`,
  });

  // Served for real: to a page that comes from nowhere the browser allows no connection to this machine.
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript; charset=utf-8' : 'text/html');
    response.end(isScript ? script : '<!doctype html><body><script type="module" src="/page.js"></script>');
  });
  const port = await listen(server);
  onTestFinished(() => void server.close());
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}`);

  // The product's own page is in the same room.
  const path = `/projects/${team.projectId}`;
  const colleague = await openAs(browser, team, { account: 'Owner', path });
  const shown = page.locator('#shown');
  await shown.filter({ hasText: '"name":"Olivia Hart"' }).waitFor();

  const supabase = createClient(team.supabaseUrl, team.publishableKey, {
    accessToken: () => Promise.resolve(editor.token),
  });
  const { data: made, error } = await supabase
    .from('project_comments')
    .insert({ project_id: team.projectId, author_id: editor.id, body: 'As printed.' })
    .select('id')
    .single<{ id: string }>();
  expect(error).toBeNull();
  await shown.filter({ hasText: 'As printed.' }).waitFor();
  await supabase.rpc('edit_comment', { comment: made?.id, body: 'As edited.' });
  await shown.filter({ hasText: 'As edited.' }).waitFor();
  await supabase.rpc('delete_comment', { comment: made?.id });
  await shown.filter({ hasText: '"body":""' }).waitFor();

  await colleague.context().close();
  await shown.filter({ hasText: '"collaborators":[]' }).waitFor();
});
