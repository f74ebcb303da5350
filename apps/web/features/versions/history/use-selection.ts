'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import type { VersionRef } from '../version.ts';

/** The version that is shown, and the one it is compared with. */
export interface Selection {
  shown: VersionRef | null;
  /** Null for the version before it. */
  against: VersionRef | null;
  select: (shown: VersionRef, against: VersionRef | null) => void;
}

/** The selection of the history page, kept in its address so that a link can share it. */
export function useSelection(): Selection {
  const query = useSearchParams();
  const select = useCallback((shown: VersionRef, against: VersionRef | null) => {
    const next = new URLSearchParams({ version: shown, ...(against !== null && { against }) });
    history.replaceState(null, '', `?${next}`);
  }, []);
  return { shown: query.get('version'), against: query.get('against'), select };
}
