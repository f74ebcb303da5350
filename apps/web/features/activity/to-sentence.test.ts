import { describe, expect, test } from 'vitest';
import { activityKindSchema, type Activity, type ActivityKind } from './activity.ts';
import { toPlainSentence, toSentence, toTitles } from './to-sentence.ts';

const PROJECT = '00000000-0000-4000-8000-000000000001';
const CONTENT = '00000000-0000-4000-8000-000000000002';
const VERSION = '00000000-0000-4000-8000-000000000003';
const THREAD = '00000000-0000-4000-8000-000000000004';
const ELENA = { userId: '00000000-0000-4000-8000-000000000005', displayName: 'Elena Marsh' };
const VERA = { userId: '00000000-0000-4000-8000-000000000006', displayName: 'Vera Lindholm' };

function create(kind: ActivityKind, data: Activity['data'] = {}, more: Partial<Activity> = {}): Activity {
  return {
    id: 1,
    kind,
    at: '2026-11-27T12:00:00.000Z',
    actor: ELENA,
    member: VERA,
    contentId: null,
    versionId: null,
    threadId: null,
    openIds: [],
    data,
    ...more,
  };
}

const TEA = { title: 'Green tea' };

const SENTENCES: [ActivityKind, Activity['data'], string][] = [
  ['article_requested', TEA, 'Elena Marsh requested “Green tea”'],
  ['article_retried', TEA, 'Elena Marsh started “Green tea” again'],
  ['article_finished', TEA, '“Green tea” was finished'],
  ['article_failed', TEA, '“Green tea” could not be finished'],
  ['article_canceled', TEA, 'Elena Marsh canceled “Green tea”'],
  ['article_edited', TEA, 'Elena Marsh edited “Green tea”'],
  ['article_archived', TEA, 'Elena Marsh archived “Green tea”'],
  ['article_trashed', TEA, 'Elena Marsh moved “Green tea” to the trash'],
  ['article_trashed', { count: 12 }, 'Elena Marsh moved 12 articles to the trash'],
  ['article_restored', { ...TEA, from: 'trash' }, 'Elena Marsh restored “Green tea” from the trash'],
  ['article_restored', { ...TEA, from: 'archive' }, 'Elena Marsh restored “Green tea” from the archive'],
  ['article_deleted', TEA, 'Elena Marsh deleted “Green tea” for good'],
  [
    'article_deleted',
    { ...TEA, isExpired: true },
    '“Green tea” was deleted for good after 30 days in the trash',
  ],
  [
    'article_deleted',
    { count: 2, isExpired: true },
    '2 articles were deleted for good after 30 days in the trash',
  ],
  ['noindex_changed', { ...TEA, noindex: true }, 'Elena Marsh asked search engines not to list “Green tea”'],
  ['noindex_changed', { ...TEA, noindex: false }, 'Elena Marsh let search engines list “Green tea” again'],
  ['link_created', TEA, 'Elena Marsh created a read-only link to “Green tea”'],
  ['link_withdrawn', TEA, 'Elena Marsh withdrew a read-only link to “Green tea”'],
  ['keywords_queued', { count: 1, keyword: 'sencha' }, 'Elena Marsh added “sencha” to the queue'],
  ['keywords_queued', { count: 50, keyword: 'sencha' }, 'Elena Marsh added 50 keywords to the queue'],
  ['keywords_removed', { count: 2, keyword: 'sencha' }, 'Elena Marsh removed 2 keywords from the queue'],
  ['queue_paused', {}, 'Elena Marsh paused the queue'],
  ['queue_resumed', {}, 'Elena Marsh let the queue continue'],
  ['version_kept', { ...TEA, name: 'Final' }, 'Elena Marsh saved the version “Final” of “Green tea”'],
  ['version_restored', TEA, 'Elena Marsh restored a version of “Green tea”'],
  ['thread_opened', TEA, 'Elena Marsh started a thread in “Green tea”'],
  ['thread_opened', {}, 'Elena Marsh started a thread on the project'],
  ['thread_resolved', TEA, 'Elena Marsh resolved a thread in “Green tea”'],
  ['thread_reopened', {}, 'Elena Marsh reopened a thread on the project'],
  ['member_invited', { email: 'a@b.test', role: 'editor' }, 'Elena Marsh invited a@b.test as editor'],
  ['invitation_withdrawn', { email: 'a@b.test' }, 'Elena Marsh withdrew the invitation of a@b.test'],
  ['member_joined', { role: 'viewer' }, 'Vera Lindholm joined as viewer'],
  ['member_added', { role: 'viewer' }, 'Elena Marsh added Vera Lindholm as viewer'],
  [
    'member_role_changed',
    { from: 'viewer', to: 'editor' },
    'Elena Marsh changed the role of Vera Lindholm from viewer to editor',
  ],
  ['member_removed', {}, 'Elena Marsh removed Vera Lindholm'],
  ['member_left', {}, 'Elena Marsh left the project'],
  ['project_created', {}, 'Elena Marsh created the project'],
  ['project_renamed', { from: 'Tea', to: 'Teas' }, 'Elena Marsh renamed the project from “Tea” to “Teas”'],
  ['project_trashed', {}, 'Elena Marsh moved the project to the trash'],
  ['project_restored', {}, 'Elena Marsh restored the project from the trash'],
  [
    'sites_changed',
    { added: ['a.test', 'b.test'], removed: [] },
    'Elena Marsh added a.test and b.test to the project’s sites',
  ],
  [
    'sites_changed',
    { added: [], removed: ['a.test'] },
    'Elena Marsh removed a.test from the project’s sites',
  ],
  [
    'sites_changed',
    { added: ['b.test'], removed: ['a.test'] },
    'Elena Marsh changed the project’s sites: b.test instead of a.test',
  ],
  ['plan_changed', { from: 'Free', to: 'Team' }, 'Elena Marsh changed the plan from Free to Team'],
];

describe('toSentence', () => {
  test.each(SENTENCES)('%s %j', (kind, data, sentence) => {
    expect(toPlainSentence(PROJECT, create(kind, data))).toBe(sentence);
  });

  test('has a sentence for every kind', () => {
    const told = new Set(SENTENCES.map(([kind]) => kind));
    expect(activityKindSchema.options.filter((kind) => !told.has(kind))).toEqual([]);
  });

  test('names no person whose account was deleted, and none for what the server did', () => {
    const gone = { actor: null, member: null };
    expect(toPlainSentence(PROJECT, create('member_removed', {}, gone))).toBe(
      'A former member removed A former member',
    );
    expect(toPlainSentence(PROJECT, create('member_invited', { role: 'viewer' }, gone))).toBe(
      'A former member invited a former member as viewer',
    );
    expect(toPlainSentence(PROJECT, create('plan_changed', { from: 'Team', to: 'Free' }, gone))).toBe(
      'The plan changed from Team to Free',
    );
  });

  test.each([
    ['article_edited', TEA, { contentId: CONTENT }, `/content/${CONTENT}`],
    ['article_edited', TEA, {}, null],
    ['thread_opened', TEA, { contentId: CONTENT, threadId: THREAD }, `/content/${CONTENT}?comment=${THREAD}`],
    ['thread_opened', TEA, { threadId: THREAD }, null],
    ['thread_opened', {}, { threadId: THREAD }, `/projects/${PROJECT}?comment=${THREAD}`],
    ['thread_opened', TEA, { contentId: CONTENT }, `/content/${CONTENT}`],
    [
      'version_kept',
      { ...TEA, name: 'Final' },
      { contentId: CONTENT, versionId: VERSION },
      `/content/${CONTENT}/versions?version=${VERSION}`,
    ],
  ] as const)('%s %j leads to what is still there: %j', (kind, data, subjects, href) => {
    const link = toSentence(PROJECT, create(kind, data, subjects)).find((part) => part.type === 'link');
    expect(link?.href ?? null).toBe(href);
  });

  test('keeps markup and braces in titles as they are', () => {
    const title = '<b>{who}</b> {nobody}';
    expect(toPlainSentence(PROJECT, create('article_finished', { title }))).toBe(`“${title}” was finished`);
  });
});

test('many articles are told by their first titles; those that are there are links', () => {
  const articles = [
    { id: CONTENT, title: 'Green tea' },
    { id: VERSION, title: 'Black tea' },
  ];
  const parts = toTitles(create('article_trashed', { count: 12, articles }, { openIds: [VERSION] }));
  expect(parts.map(({ type, text }) => `${type} ${text}`)).toEqual([
    'words Green tea',
    'words  · ',
    'link Black tea',
    'words  · ',
    'words 10 more',
  ]);
  expect(toTitles(create('article_trashed', TEA))).toEqual([]);
});
