import { ChevronRight } from 'lucide-react';
import { useState, useTransition } from 'react';
import { Button } from '@/components/button.tsx';
import { toDayLabel } from '@/components/time/days.ts';
import { RelativeTime } from '@/components/time/relative-time.tsx';
import { useIsHydrated } from '@/components/hooks/use-is-hydrated.ts';
import { showProblem } from '@/features/problems/show-refusal.ts';
import { toVersionGroups, type Fold } from './to-version-groups.ts';
import { toNames } from './to-version-label.ts';
import type { Versions } from './use-versions.ts';
import { CURRENT } from '../version.ts';
import { HistoryEntry, VersionItem, type ItemProps } from './version-item.tsx';

interface VersionListProps extends Pick<ItemProps, 'shown' | 'onShow'> {
  history: Versions;
}

/** The history of an article by days, newest first, beginning with the present text. */
export function VersionList({ history, shown, onShow }: VersionListProps) {
  // The server does not know the reader's time zone.
  const timeZone = useIsHydrated() ? undefined : 'UTC';
  const { versions, unkept } = history;
  const item = { timeZone, shown, onShow };
  return (
    <nav aria-label="Versions">
      <HistoryEntry
        title="Now"
        note={
          unkept.changedAt === null ? (
            'No changes since the last version'
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
                <FoldedVersions key={entry.versions[0]?.id} fold={entry} {...item} />
              ) : (
                <li key={entry.id}>
                  <VersionItem version={entry} {...item} />
                </li>
              ),
            )}
          </ul>
        </section>
      ))}
      {history.hasOlder && <OlderButton fetchOlder={history.fetchOlder} />}
      {versions.length === 1 && unkept.changedAt === null && (
        <p className="mt-5 px-3 text-sm text-ink-soft">
          The article has not been edited yet. Versions are saved automatically while people write, and when
          someone saves one.
        </p>
      )}
    </nav>
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
            <li key={version.id}>
              <VersionItem version={version} {...item} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function OlderButton({ fetchOlder }: Pick<Versions, 'fetchOlder'>) {
  const [isPending, startTransition] = useTransition();

  async function fetch() {
    const problem = await fetchOlder();
    if (problem !== null) showProblem('Could not be loaded', problem);
  }

  return (
    <Button size="small" pending={isPending} onClick={() => startTransition(fetch)} className="mt-4 ml-3">
      Show older versions
    </Button>
  );
}
