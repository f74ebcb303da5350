import { createObservable } from '@headway/ground';
import { useRouter } from 'next/navigation';
import { useEffect, useSyncExternalStore } from 'react';
import { useOpenProject } from '@/features/projects/open-project.ts';
import type { Collaborator } from './collaborator.ts';
import { watchOwnWay } from './watch-own-way.ts';

// Module state, so that following continues on the pages that it opens.
const followed = createObservable<string | null>(null);
// Each place is opened once: a reader who leaves it stays away until the followed person moves again.
let lastPlace: string | null | undefined;

/** Follows a collaborator from article to article; null stops. */
function follow(userId: string | null): void {
  lastPlace = undefined;
  followed.set(userId);
}

/** Whom this page follows, null for nobody, and how to change it. */
export function useFollow() {
  const following = useSyncExternalStore(followed.subscribe, followed.get, () => null);
  return { following, follow };
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

  useEffect(() => (following === null ? undefined : watchOwnWay(() => follow(null))), [following]);
}
