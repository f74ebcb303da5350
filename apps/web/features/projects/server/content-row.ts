import { generationStateSchema, type GenerationState } from '@headway/topics/content';
import { formatCursor } from '@headway/realtime/protocol';
import type { Content } from '../content.ts';

/** The columns every reading of contents selects; `content` names the table. */
export const contentColumns = `
  content.id, content.project_id, content.keyword, content.locale, content.status, content.title,
  content.score::float8 as score, content.words, content.created_at, content.completed_at, content.created_by,
  coalesce((select profile.display_name from profiles as profile where profile.id = content.created_by),
           'A former member') as created_by_name`;

/** The position of the content's topic, of the same instant as the rest of the statement. */
export const positionColumns = `
  (select epoch from events.epoch) as epoch,
  coalesce((select topic.head::float8 from events.topics as topic
             where topic.topic = 'content:' || content.id), 0) as head`;

export interface ContentRow {
  id: string;
  project_id: string;
  keyword: string;
  locale: string;
  status: Content['status'];
  title: string | null;
  score: number | null;
  words: number | null;
  created_at: Date;
  completed_at: Date | null;
  created_by: string | null;
  created_by_name: string;
}

export interface PositionRow {
  epoch: string;
  head: number;
}

export function toContent(row: ContentRow): Content {
  return {
    id: row.id,
    projectId: row.project_id,
    keyword: row.keyword,
    locale: row.locale,
    status: row.status,
    title: row.title,
    score: row.score,
    words: row.words,
    createdBy: { userId: row.created_by, displayName: row.created_by_name },
    createdAt: row.created_at.toISOString(),
    completedAt: row.completed_at?.toISOString() ?? null,
  };
}

export function toCursor(row: PositionRow): string {
  return formatCursor(row.epoch, [row.head]);
}

/** A stored state is what `reduceGeneration` made; a state of an older shape counts as none. */
export function toState(state: unknown, text: string): GenerationState | null {
  const parsed = generationStateSchema.safeParse(state);
  return parsed.success ? { ...parsed.data, text } : null;
}
