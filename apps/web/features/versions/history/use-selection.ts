'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import type { VersionRef } from '../version.ts';

/** Which version is shown, and against which. */
export interface Selection {
  shown: VersionRef | null;
  /** Null for the one before it. */
  against: VersionRef | null;
  select: (shown: VersionRef, against: VersionRef | null) => void;
}

/** The selection of the history, kept in the address so that it can be passed on. */
export function useSelection(): Selection {
  const query = useSearchParams();
  const select = useCallback((shown: VersionRef, against: VersionRef | null) => {
    const next = new URLSearchParams({ version: shown, ...(against !== null && { against }) });
    history.replaceState(null, '', `?${next}`);
  }, []);
  return { shown: query.get('version'), against: query.get('against'), select };
}
