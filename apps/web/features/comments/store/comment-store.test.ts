import { createClient } from '@supabase/supabase-js';
import { afterEach, expect, test, vi } from 'vitest';
import { createCommentStore } from './comment-store.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('a store that was closed reads nothing any more, and leaves no timer', async () => {
  vi.useFakeTimers();
  let requests = 0;
  const supabase = createClient('http://127.0.0.1:1', 'key', {
    auth: { persistSession: false, autoRefreshToken: false },
    global: {
      fetch() {
        requests += 1;
        return Promise.resolve(Response.json({ message: 'refused' }, { status: 400 }));
      },
    },
  });
  const store = createCommentStore(() => Promise.resolve(supabase), 'project', {
    id: 'me',
    displayName: 'Me',
  });
  await vi.advanceTimersByTimeAsync(0);
  store.close();
  const before = requests;
  store.refresh();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(requests).toBe(before);
  await supabase.realtime.disconnect();
  vi.clearAllTimers();
});
