import { toCount } from '../../components/to-count.ts';
import type { Activity } from './activity.ts';

/** A part of a sentence: plain words, or what the page may show as a link. */
export type SentencePart =
  | { type: 'words'; text: string }
  | { type: 'person'; text: string; userId: string | null }
  | { type: 'link'; text: string; href: string };

const FORMER = 'A former member';

/**
 * What happened in a project, as a sentence in parts. An article, version or thread is a link while the reader can open it. A person
 * whose account was deleted is 'A former member'.
 */
export function toSentence(projectId: string, activity: Activity): SentencePart[] {
  const template = toTemplate(activity);
  return template.split(/(\{\w+\})/u).flatMap((piece): SentencePart[] => {
    const name = /^\{(\w+)\}$/u.exec(piece)?.[1];
    if (name !== undefined) return [toPart(name, projectId, activity)];
    return piece === '' ? [] : [{ type: 'words', text: piece }];
  });
}

/** The same as plain text, for screen readers. */
export function toPlainSentence(projectId: string, activity: Activity): string {
  return toSentence(projectId, activity)
    .map(({ text }) => text)
    .join('');
}

/** A sentence with names in braces where {@link toPart} puts what the row is about. */
function toTemplate({ kind, actor, data }: Activity): string {
  const isMany = data.count !== undefined && data.count > 1;
  switch (kind) {
    case 'article_requested':
      return '{who} requested {article}';
    case 'article_retried':
      return '{who} started {article} again';
    case 'article_finished':
      return '{article} was finished';
    case 'article_failed':
      return '{article} could not be finished';
    case 'article_canceled':
      return '{who} canceled {article}';
    case 'article_edited':
      return '{who} edited {article}';
    case 'article_archived':
      return '{who} archived {article}';
    case 'article_trashed':
      return '{who} moved {article} to the trash';
    case 'article_restored':
      return data.from === 'trash'
        ? '{who} restored {article} from the trash'
        : '{who} restored {article} from the archive';
    case 'article_deleted':
      if (data.isExpired !== true) return '{who} deleted {article} for good';
      return isMany
        ? '{article} were deleted for good after 30 days in the trash'
        : '{article} was deleted for good after 30 days in the trash';
    case 'noindex_changed':
      return data.noindex === true
        ? '{who} asked search engines not to list {article}'
        : '{who} let search engines list {article} again';
    case 'link_created':
      return '{who} created a read-only link to {article}';
    case 'link_withdrawn':
      return '{who} withdrew a read-only link to {article}';
    case 'keywords_queued':
      return '{who} added {keywords} to the queue';
    case 'keywords_removed':
      return '{who} removed {keywords} from the queue';
    case 'queue_paused':
      return '{who} paused the queue';
    case 'queue_resumed':
      return '{who} let the queue continue';
    case 'version_kept':
      return '{who} saved {version} of {article}';
    case 'version_restored':
      return '{who} restored {version} of {article}';
    case 'thread_opened':
      return data.title === undefined
        ? '{who} started {thread} on the project'
        : '{who} started {thread} in {article}';
    case 'thread_resolved':
      return data.title === undefined
        ? '{who} resolved {thread} on the project'
        : '{who} resolved {thread} in {article}';
    case 'thread_reopened':
      return data.title === undefined
        ? '{who} reopened {thread} on the project'
        : '{who} reopened {thread} in {article}';
    case 'member_invited':
      return '{who} invited {email} as {role}';
    case 'invitation_withdrawn':
      return '{who} withdrew the invitation of {email}';
    case 'member_joined':
      return '{member} joined as {role}';
    case 'member_added':
      return '{who} added {member} as {role}';
    case 'member_role_changed':
      return '{who} changed the role of {member} from {from} to {to}';
    case 'member_removed':
      return '{who} removed {member}';
    case 'member_left':
      return '{who} left the project';
    case 'project_created':
      return '{who} created the project';
    case 'project_renamed':
      return '{who} renamed the project from “{from}” to “{to}”';
    case 'project_trashed':
      return '{who} moved the project to the trash';
    case 'project_restored':
      return '{who} restored the project from the trash';
    case 'sites_changed':
      if (isEmpty(data.removed)) return '{who} added {added} to the project’s sites';
      if (isEmpty(data.added)) return '{who} removed {removed} from the project’s sites';
      return '{who} changed the project’s sites: {added} instead of {removed}';
    case 'plan_changed':
      return actor === null
        ? 'The plan changed from {from} to {to}'
        : '{who} changed the plan from {from} to {to}';
  }
}

function toPart(
  name: string,
  projectId: string,
  { actor, member, contentId, versionId, threadId, data }: Activity,
): SentencePart {
  switch (name) {
    case 'who':
      return toPerson(actor);
    case 'member':
      return toPerson(member);
    case 'article':
      if (data.count !== undefined) return toWords(toCount(data.count, 'article'));
      return toLink(`“${data.title ?? ''}”`, contentId && `/content/${contentId}`);
    case 'version': {
      const text = data.name === undefined ? 'a version' : `the version “${data.name}”`;
      return toLink(text, contentId && versionId && `/content/${contentId}/versions?version=${versionId}`);
    }
    case 'thread': {
      const place =
        data.title === undefined ? `/projects/${projectId}` : contentId && `/content/${contentId}`;
      return toLink('a thread', threadId && place && `${place}?comment=${threadId}`);
    }
    case 'keywords':
      return toWords(data.count === 1 ? `“${data.keyword ?? ''}”` : toCount(data.count ?? 0, 'keyword'));
    case 'email':
      return toWords(data.email ?? 'a former member');
    case 'added':
      return toWords(toList(data.added));
    case 'removed':
      return toWords(toList(data.removed));
    case 'from':
      return toWords(data.from ?? '');
    case 'to':
      return toWords(data.to ?? '');
    case 'role':
      return toWords(data.role ?? '');
    default:
      throw new Error(`a sentence has no ${name}`);
  }
}

const toWords = (text: string): SentencePart => ({ type: 'words', text });

function toLink(text: string, href: string | null): SentencePart {
  return href === null ? toWords(text) : { type: 'link', text, href };
}

function toPerson(person: Activity['actor']): SentencePart {
  return { type: 'person', text: person?.displayName ?? FORMER, userId: person?.userId ?? null };
}

const isEmpty = (list: readonly string[] | undefined) => list === undefined || list.length === 0;

function toList(list: readonly string[] = []): string {
  return new Intl.ListFormat('en-US').format(list);
}

/** Of the articles to which one deed was done, so many are named. */
const NAMED = 3;

/** Of a deed that was done to many articles: the titles of the first, in parts. */
export function toTitles({ data, openIds }: Activity): SentencePart[] {
  const { articles = [], count = 0 } = data;
  const open = new Set(openIds);
  const titles = articles
    .slice(0, NAMED)
    .map(({ id, title }) => toLink(title, open.has(id) ? `/content/${id}` : null));
  const rest = count - titles.length;
  if (titles.length > 0 && rest > 0) titles.push(toWords(`${rest} more`));
  return titles.flatMap((title, index) => (index === 0 ? [title] : [toWords(' · '), title]));
}
