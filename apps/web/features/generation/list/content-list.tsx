'use client';

import { toFigure } from '@headway/ground';
import type { Shelf } from '@headway/topics/project';
import { useState } from 'react';
import { SelectBox } from '@/components/forms/select-box.tsx';
import { EmptyState } from '@/components/pages/empty-state.tsx';
import type { ContentPage } from '@/features/projects/content.ts';
import { isFiltered, type ContentQuery } from '@/features/projects/content-query.ts';
import { ContentRow } from './content-row.tsx';
import { ListFilters } from './list-filters.tsx';
import { ListPages } from './list-pages.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { ShelfTabs } from './shelf-tabs.tsx';
import { useFreshList } from './use-fresh-list.ts';

interface ContentListProps {
  projectId: string;
  page: ContentPage;
  query: ContentQuery;
  /** Of the project's topic. */
  cursor: string;
  /** Whether this person may start, move and delete articles. */
  mayWrite: boolean;
}

/** The articles of a project that a query finds, live, with what an editor does with several of them. */
export function ContentList({ projectId, page, query, cursor, mayWrite }: ContentListProps) {
  const { contents, total } = page;
  useFreshList({ projectId, cursor, shelf: query.shelf, contents });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // What is not on the page any more is not chosen any more.
  const selected = contents.filter(({ id }) => chosen.has(id));
  const isEmpty = total === 0 && !isFiltered(query);

  function select(ids: readonly string[], isSelected: boolean): void {
    setChosen((before) => {
      const after = new Set(before);
      for (const id of ids)
        if (isSelected) after.add(id);
        else after.delete(id);
      return after;
    });
  }

  return (
    <>
      <ShelfTabs projectId={projectId} query={query} mayWrite={mayWrite} />
      {!isEmpty && <ListFilters projectId={projectId} page={page} query={query} />}
      {contents.length === 0 ? (
        isEmpty ? (
          <NothingOn shelf={query.shelf} mayWrite={mayWrite} />
        ) : (
          <EmptyState title="No article matches">Change the search or clear the filters.</EmptyState>
        )
      ) : (
        <>
          {mayWrite && (
            <div className="flex min-h-11 items-center gap-3 border-t border-rule text-sm text-ink-soft">
              <SelectBox
                label="Select all articles on this page"
                isSelected={selected.length === contents.length}
                isPartial={selected.length > 0 && selected.length < contents.length}
                onChange={(isSelected) =>
                  select(
                    contents.map(({ id }) => id),
                    isSelected,
                  )
                }
              />
              {selected.length === 0 ? (
                <span>{total === 1 ? '1 article' : `${toFigure(total)} articles`}</span>
              ) : (
                <SelectionBar shelf={query.shelf} selected={selected} onDone={() => setChosen(new Set())} />
              )}
            </div>
          )}
          <ul className="border-t border-rule">
            {contents.map((content) => (
              <ContentRow
                key={content.id}
                content={content}
                selection={
                  mayWrite
                    ? {
                        isSelected: chosen.has(content.id),
                        onChange: (isSelected) => select([content.id], isSelected),
                      }
                    : undefined
                }
              />
            ))}
          </ul>
          <ListPages projectId={projectId} query={query} total={total} />
        </>
      )}
    </>
  );
}

function NothingOn({ shelf, mayWrite }: { shelf: Shelf; mayWrite: boolean }) {
  switch (shelf) {
    case 'active':
      return (
        <EmptyState title="No articles yet">
          {mayWrite
            ? 'Type a keyword above. You can watch the article being researched and written.'
            : 'Articles appear here once an editor of this project starts one.'}
        </EmptyState>
      );
    case 'archive':
      return (
        <EmptyState title="The archive is empty">
          Archive finished articles to keep them out of the list.
        </EmptyState>
      );
    case 'trash':
      return (
        <EmptyState title="The trash is empty">
          Deleted articles stay here for 30 days and can be restored.
        </EmptyState>
      );
  }
}
