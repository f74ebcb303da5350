'use client';

import { useSearchParams } from 'next/navigation';
import { useMay, useOpenProject } from '@/features/projects/open-project.ts';
import { ComparisonView } from '../comparison/comparison-view.tsx';
import { NameVersionButton } from './name-version-button.tsx';
import { RestoreButton } from './restore-button.tsx';
import { toPair } from './to-pair.ts';
import { toVersionLabel } from './to-version-label.ts';
import { useComparison } from '../comparison/use-comparison.ts';
import { useVersions } from './use-versions.ts';
import { CURRENT, type Version, type VersionPage, type VersionRef } from '../version.ts';
import { VersionList } from './version-list.tsx';

interface VersionsViewProps {
  contentId: string;
  locale: string;
  /** What the server rendered. */
  page: VersionPage;
  /** Of the project's topic, not newer than `page`. */
  cursor: string;
}

/** Value of the choice "the version before the one shown". */
const BEFORE = 'before';

/** The history of an article, and a comparison of two of its versions. */
export function VersionsView({ contentId, locale, page, cursor }: VersionsViewProps) {
  const { projectId } = useOpenProject();
  const history = useVersions({ projectId, contentId, initial: page, cursor });
  const { versions, unkept, revision } = history;
  const selection = useSelection();

  const isKnown = (ref: string | null) => ref === CURRENT || versions.some(({ id }) => id === ref);
  const newest = unkept.changedAt === null ? (versions[0]?.id ?? CURRENT) : CURRENT;
  const shown = selection.shown !== null && isKnown(selection.shown) ? selection.shown : newest;
  const against = isKnown(selection.against) ? selection.against : null;
  const version = versions.find(({ id }) => id === shown);
  const view = useComparison(contentId, {
    ...toPair(versions, shown, against),
    revision: `${revision} ${unkept.changedAt}`,
  });
  const mayEdit = useMay('editor');

  return (
    <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[18rem_minmax(0,1fr)]">
      <div className="max-lg:max-h-72 max-lg:overflow-y-auto max-lg:border-b max-lg:border-rule max-lg:pb-4 lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:self-start lg:overflow-y-auto">
        <VersionList history={history} shown={shown} onShow={(next) => selection.select(next, null)} />
      </div>
      <ComparisonView
        title={version ? toVersionLabel(version) : 'Now'}
        against={toChoices(versions, shown)}
        value={against ?? BEFORE}
        onValueChange={(value) => selection.select(shown, value === BEFORE ? null : value)}
        view={view}
        locale={locale}
        actions={
          mayEdit &&
          version && (
            <>
              <NameVersionButton
                key={version.id}
                contentId={contentId}
                version={version}
                onNamed={() => history.refresh([version.id])}
              />
              <RestoreButton
                contentId={contentId}
                version={version}
                onRestored={({ before, after }) => {
                  void history.refresh([before.id, after.id]);
                  selection.select(after.id, null);
                }}
              />
            </>
          )
        }
      />
    </div>
  );
}

function toChoices(versions: readonly Version[], shown: string) {
  const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'short', timeStyle: 'short' });
  return [
    { value: BEFORE, label: 'Previous version' },
    ...(shown === CURRENT ? [] : [{ value: CURRENT, label: 'Now' }]),
    ...versions
      .filter(({ id }) => id !== shown)
      .map((version) => ({
        value: version.id,
        label: `${toVersionLabel(version)}, ${format.format(new Date(version.createdAt))}`,
      })),
  ];
}

/**
 * The version that is shown and the one it is compared with, null for the one before it. Kept in the page's address, so
 * that a link can share them.
 */
function useSelection() {
  const query = useSearchParams();
  return { shown: query.get('version'), against: query.get('against'), select };
}

function select(shown: VersionRef, against: VersionRef | null): void {
  const next = new URLSearchParams({ version: shown, ...(against !== null && { against }) });
  history.replaceState(null, '', `?${next}`);
}
