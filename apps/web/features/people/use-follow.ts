'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Collaborator } from './collaborator.ts';
import { watchOwnWay } from './watch-own-way.ts';

/** Going where somebody goes. */
export interface Follow {
  /** Whom this page follows; null for nobody. */
  following: string | null;
  /** Follows somebody from now on, from article to article; null ends it. */
  follow: (userId: string | null) => void;
}

// Over the pages that following leads through.
let followed: string | null = null;
// Gone to once: a reader who goes elsewhere is left alone until the followed person moves again.
let lastPlace: string | null | undefined;
const listeners = new Set<() => void>();

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}

function setFollowed(userId: string | null): void {
  followed = userId;
  lastPlace = undefined;
  for (const listener of listeners) listener();
}

/**
 * Opens the article that the followed person has open, whenever that is another one than this page shows. It ends when the
 * reader scrolls or writes, as one who follows somebody through a room does by walking away.
 */
export function useFollow(
  collaborators: readonly Collaborator[],
  { projectId, contentId }: { projectId: string; contentId: string | null },
): Follow {
  const router = useRouter();
  const following = useSyncExternalStore(
    subscribe,
    () => followed,
    () => null,
  );
  const person = collaborators.find(({ userId }) => userId === following);
  const place = person?.contentId;

  useEffect(() => {
    if (place === undefined || place === lastPlace) return;
    lastPlace = place;
    if (place !== contentId) router.push(place === null ? `/projects/${projectId}` : `/content/${place}`);
  }, [place, contentId, router, projectId]);

  useEffect(() => (following === null ? undefined : watchOwnWay(() => setFollowed(null))), [following]);

  const follow = useCallback((userId: string | null) => setFollowed(userId), []);
  return useMemo(() => ({ following, follow }), [following, follow]);
}
