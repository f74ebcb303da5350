import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestSupabase, type TestSupabase } from '../src/testing.ts';

const MIGRATION = `
insert into storage.buckets (id, name, public) values ('avatars', 'avatars', true), ('files', 'files', false);
create policy "own folder" on storage.objects for all to authenticated
  using (bucket_id = 'files' and (storage.foldername(name))[1] = auth.uid()::text)
  with check (bucket_id = 'files' and (storage.foldername(name))[1] = auth.uid()::text);
`;

let folder: string;
let supabase: TestSupabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'local-supabase-'));
  await mkdir(join(folder, 'supabase', 'migrations'), { recursive: true });
  await writeFile(join(folder, 'supabase', 'migrations', '1_storage.sql'), MIGRATION);
  supabase = await startTestSupabase({ projectDir: folder });
});
afterAll(async () => {
  await supabase.stop();
  await rm(folder, { recursive: true, force: true });
});

function connect(key: string): SupabaseClient {
  return createClient(supabase.apiUrl, key, { auth: { persistSession: false, autoRefreshToken: false } });
}

async function signUp(email: string): Promise<{ client: SupabaseClient; id: string }> {
  const client = connect(supabase.publishableKey);
  const { data } = await client.auth.signUp({ email, password: 'correct horse' });
  return { client, id: data.user?.id ?? '' };
}

function files(client: SupabaseClient) {
  return client.storage.from('files');
}

describe('storage', () => {
  test('policies decide who writes and reads an object', async () => {
    const [ada, bob] = [await signUp('ada@demo.test'), await signUp('bob@demo.test')];
    const path = `${ada.id}/notes/size & co.txt`;
    const bytes = new Uint8Array([0, 255, 1, 254]);
    expect(
      (await files(ada.client).upload(path, bytes, { contentType: 'application/x-own' })).error,
    ).toBeNull();
    expect((await files(bob.client).upload(`${ada.id}/theirs.txt`, 'no')).error).not.toBeNull();
    const { data } = await files(ada.client).download(path);
    expect(new Uint8Array((await data?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(bytes);
    expect(data?.type).toBe('application/x-own');
    expect((await files(bob.client).download(path)).error).not.toBeNull();
    expect((await files(ada.client).list(`${ada.id}/notes`)).data?.map(({ name }) => name)).toHaveLength(1);
    expect((await files(bob.client).list(`${ada.id}/notes`)).data).toEqual([]);
    const signed = await files(ada.client).createSignedUrl(path, 60);
    expect((await fetch(signed.data?.signedUrl ?? '')).status).toBe(200);
    const many = await files(ada.client).createSignedUrls([path, 'none'], 60);
    expect((await fetch(many.data?.[0]?.signedUrl ?? '')).status).toBe(200);
    expect(many.data?.[1]?.signedUrl).toBeNull();
    const upload = await files(ada.client).createSignedUploadUrl(`${ada.id}/later.txt`);
    const later = await files(connect(supabase.publishableKey)).uploadToSignedUrl(
      `${ada.id}/later.txt`,
      upload.data?.token ?? '',
      'late',
    );
    expect(later.error).toBeNull();
    expect((await files(ada.client).move(path, `${ada.id}/moved.txt`)).error).toBeNull();
    expect((await files(ada.client).remove([`${ada.id}/moved.txt`])).data).toHaveLength(1);
  });

  test('a public bucket is read by everybody, and the service makes buckets', async () => {
    const service = connect(supabase.secretKey);
    expect(
      (await service.storage.from('avatars').upload('a/b.svg', '<svg/>', { contentType: 'image/svg+xml' }))
        .error,
    ).toBeNull();
    const { publicUrl } = service.storage.from('avatars').getPublicUrl('a/b.svg').data;
    const response = await fetch(publicUrl);
    expect({ type: response.headers.get('content-type'), body: await response.text() }).toEqual({
      type: expect.stringContaining('image/svg+xml'),
      body: '<svg/>',
    });
    expect((await service.storage.createBucket('more', { public: false })).error).toBeNull();
    expect((await service.storage.listBuckets()).data?.map(({ id }) => id).toSorted()).toEqual([
      'avatars',
      'files',
      'more',
    ]);
    expect((await connect(supabase.publishableKey).storage.createBucket('mine')).error).not.toBeNull();
  });

  test('keys never leave the folder of the objects', async () => {
    const service = connect(supabase.secretKey);
    await service.storage.from('files').upload('../../outside.txt', 'x');
    await service.storage.from('files').upload('x/../../outside.txt', 'x');
    expect(await readdir(folder)).toEqual(['supabase']);
  });
});
