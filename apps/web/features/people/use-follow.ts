'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useSyncExternalStore } from 'react';
import { useOpenProject } from '@/features/projects/open-project.ts';
import type { Collaborator } from './collaborator.ts';
import { watchOwnWay } from './watch-own-way.ts';

/** Following a collaborator from article to article. */
export interface Follow {
  /** Whom this page follows; null for nobody. */
  following: string | null;
  /** Follows a collaborator from article to article; null stops. */
  follow: (userId: string | null) => void;
}

// Module state, so that following continues on the pages that it opens.
let followed: string | null = null;
// Each place is opened once: a reader who leaves it stays away until the followed person moves again.
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

/** Whom this page follows, and how to change it. */
export function useFollow(): Follow {
  const following = useSyncExternalStore(
    subscribe,
    () => followed,
    () => null,
  );
  return { following, follow: setFollowed };
}

/**
 * Opens the article that the followed person has open, whenever this page shows another one. Following ends when the
 * reader scrolls or writes.
 */
export function useGoAlong(collaborators: readonly Collaborator[]): void {
  const { projectId, contentId } = useOpenProject();
  const router = useRouter();
  const { following } = useFollow();
  const person = collaborators.find(({ userId }) => userId === following);
  const place = person?.contentId;

  useEffect(() => {
    if (place === undefined || place === lastPlace) return;
    lastPlace = place;
    if (place !== contentId) router.push(place === null ? `/projects/${projectId}` : `/content/${place}`);
  }, [place, contentId, router, projectId]);

  useEffect(() => (following === null ? undefined : watchOwnWay(() => setFollowed(null))), [following]);
}
