import { toPositionColumns } from '../../../server/events/position-columns.ts';

/** The columns of `contentSchema` and the position of the content's topic; `content` names the table. */
export const CONTENT_COLUMNS = `
  content.id, content.project_id as "projectId", content.keyword, content.locale, content.status, content.shelf, content.title,
  content.score::float8 as score, content.words, content.noindex, content.created_at as "createdAt",
  content.completed_at as "completedAt",
  jsonb_build_object('userId', content.created_by, 'displayName', coalesce(
    (select profile.display_name from profiles as profile where profile.id = content.created_by),
    'A former member')) as "createdBy", ${toPositionColumns("'content:' || content.id")}`;
