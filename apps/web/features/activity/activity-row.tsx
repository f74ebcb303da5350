import Link from 'next/link';
import { createElement, Fragment } from 'react';
import { ActivityIcon } from './activity-icon.tsx';
import type { Activity } from './activity.ts';
import { toActivityPath } from './activity-query.ts';
import { toSentence, toTitles, type SentencePart } from './to-sentence.ts';

interface ActivityRowProps {
  projectId: string;
  activity: Activity;
  /** IANA name; `undefined` for the reader's own. */
  timeZone: string | undefined;
}

/** One thing that happened: who did what, and when. The name of a person leads to what else that person did. */
export function ActivityRow({ projectId, activity, timeZone }: ActivityRowProps) {
  const time = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone });
  const titles = toTitles(activity);
  return (
    <li data-id={activity.id} className="flex gap-3 py-2.5">
      <ActivityIcon kind={activity.kind} />
      <div className="min-w-0 flex-1">
        <p className="text-pretty wrap-anywhere">
          <Parts parts={toSentence(projectId, activity)} projectId={projectId} />
        </p>
        {titles.length > 0 && (
          <p className="mt-0.5 text-sm wrap-anywhere text-ink-soft">
            <Parts parts={titles} projectId={projectId} />
          </p>
        )}
      </div>
      <time dateTime={activity.at} className="mt-0.5 shrink-0 text-sm text-ink-faint tabular-nums">
        {time.format(new Date(activity.at))}
      </time>
    </li>
  );
}

const LINK = 'rounded-sm underline decoration-rule-strong underline-offset-4 hover:decoration-current';

/** Parts never move within their sentence, so they are children without keys. */
function Parts({ parts, projectId }: { parts: readonly SentencePart[]; projectId: string }) {
  return createElement(Fragment, null, ...parts.map((part) => createElement(Part, { part, projectId })));
}

function Part({ part, projectId }: { part: SentencePart; projectId: string }) {
  switch (part.type) {
    case 'words':
      return part.text;
    case 'link':
      return (
        <Link href={part.href} className={LINK}>
          {part.text}
        </Link>
      );
    case 'person':
      return part.userId === null ? (
        part.text
      ) : (
        <Link
          href={toActivityPath(projectId, { person: part.userId })}
          title={`Only what ${part.text} did`}
          className="rounded-sm font-medium underline-offset-4 hover:underline"
        >
          {part.text}
        </Link>
      );
  }
}
