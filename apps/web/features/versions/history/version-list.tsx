'use client';

import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/button.tsx';
import { RelativeTime } from '@/components/relative-time.tsx';
import { useIsHydrated } from '@/components/use-is-hydrated.ts';
import { toSentence } from '@/features/problems/problem.ts';
import { toDayLabel } from './to-day-label.ts';
import { toVersionGroups, type Fold } from './to-version-groups.ts';
import { toNames } from './to-version-label.ts';
import type { Versions } from './use-versions.ts';
import { CURRENT, type Version, type VersionRef } from '../version.ts';
import { HistoryEntry, VersionItem } from './version-item.tsx';

interface VersionListProps {
  history: Versions;
  shown: VersionRef;
  onShow: (shown: VersionRef) => void;
}

/** The history of an article by days, newest first, beginning with the present text. */
export function VersionList({ history, shown, onShow }: VersionListProps) {
  // The server does not know the reader's time zone.
  const timeZone = useIsHydrated() ? undefined : 'UTC';
  const { versions, unkept } = history;
  return (
    <nav aria-label="Versions">
      <HistoryEntry
        title="Now"
        note={
          unkept.changedAt === null ? (
            'Nothing changed since the last version'
          ) : (
            <>
              Changed <RelativeTime iso={unkept.changedAt} />
              {unkept.authors.length > 0 && ` · ${toNames(unkept.authors)}`}
            </>
          )
        }
        people={unkept.authors}
        isShown={shown === CURRENT}
        onShow={() => onShow(CURRENT)}
      />
      {toVersionGroups(versions, timeZone).map(({ day, entries }) => (
        <section key={day} aria-label={toDayLabel(day)} className="mt-5">
          <h2 className="eyebrow mb-1 px-3">{toDayLabel(day)}</h2>
          <ul>
            {entries.map((entry) =>
              entry.kind === 'fold' ? (
                <FoldedVersions
                  key={entry.versions[0]?.id}
                  fold={entry}
                  timeZone={timeZone}
                  shown={shown}
                  onShow={onShow}
                />
              ) : (
                <Item key={entry.id} version={entry} timeZone={timeZone} shown={shown} onShow={onShow} />
              ),
            )}
          </ul>
        </section>
      ))}
      {history.next !== null && <OlderButton fetchOlder={history.fetchOlder} />}
      {versions.length === 1 && unkept.changedAt === null && (
        <p className="mt-5 px-3 text-sm text-ink-soft">
          The article has not been edited yet. Versions appear here by themselves while people write, and when
          somebody saves one.
        </p>
      )}
    </nav>
  );
}

interface ItemProps {
  timeZone: string | undefined;
  shown: VersionRef;
  onShow: (shown: VersionRef) => void;
}

function Item({ version, timeZone, shown, onShow }: ItemProps & { version: Version }) {
  return (
    <li>
      <VersionItem
        version={version}
        isShown={shown === version.id}
        timeZone={timeZone}
        onShow={() => onShow(version.id)}
      />
    </li>
  );
}

function FoldedVersions({ fold, ...item }: ItemProps & { fold: Fold }) {
  const [isOpen, setIsOpen] = useState(false);
  const isUnfolded = isOpen || fold.versions.some(({ id }) => id === item.shown);
  return (
    <li>
      <Button
        tone="quiet"
        size="small"
        aria-expanded={isUnfolded}
        onClick={() => setIsOpen(!isUnfolded)}
        className="px-2"
      >
        <ChevronRight aria-hidden className={isUnfolded ? 'rotate-90' : undefined} />
        {fold.versions.length} automatic versions
      </Button>
      {isUnfolded && (
        <ul className="ml-3 border-l border-rule">
          {fold.versions.map((version) => (
            <Item key={version.id} version={version} {...item} />
          ))}
        </ul>
      )}
    </li>
  );
}

function OlderButton({ fetchOlder }: Pick<Versions, 'fetchOlder'>) {
  const [isPending, setIsPending] = useState(false);

  async function fetch() {
    setIsPending(true);
    const problem = await fetchOlder();
    setIsPending(false);
    if (problem !== null) toast.error('Not loaded', { description: toSentence(problem) });
  }

  return (
    <Button size="small" pending={isPending} onClick={() => void fetch()} className="mt-4 ml-3">
      Show older versions
    </Button>
  );
}
