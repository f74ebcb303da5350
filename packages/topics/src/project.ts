import { roleSchema, type Role } from '@headway/database/role';
import * as z from 'zod/mini';
import { catch as orElse } from 'zod/mini';
import { generationStatusSchema, type GenerationStatus } from './content/generation-event.ts';

/** The topic that carries what happens in a project: `project:<uuid>`. */
export function projectTopic(projectId: string): string {
  return `project:${projectId}`;
}

/** Where an article is kept. Articles in the trash are deleted after 30 days. */
export const shelfSchema = z.enum(['active', 'archive', 'trash']);

/** See {@link shelfSchema}. */
export type Shelf = z.infer<typeof shelfSchema>;

/** An event of `project:<uuid>`. Triggers of the database append all of them. */
export const projectEventSchema = z.discriminatedUnion('type', [
  /** A content was added, or its generation has another status. */
  z.object({ type: z.literal('content'), contentId: z.uuid(), status: generationStatusSchema }),
  /** A content was moved to another shelf, or deleted: then `shelf` is null. */
  z.object({ type: z.literal('shelf'), contentId: z.uuid(), shelf: z.nullable(shelfSchema) }),
  /** The project was renamed, moved to the trash, or restored. */
  z.object({ type: z.literal('project'), name: z.string(), isTrashed: z.boolean() }),
  /** Somebody was added, has another role, or left: then `role` is null. */
  z.object({ type: z.literal('membership'), userId: z.uuid(), role: z.nullable(roleSchema) }),
  /** Exports of a content ask search engines not to list it, or no longer do. */
  z.object({ type: z.literal('noindex'), contentId: z.uuid(), noindex: z.boolean() }),
  /** Somebody answered for a figure of an article, or withdrew an answer. */
  z.object({ type: z.literal('figures'), contentId: z.uuid() }),
  /** A version of an article was kept or named. */
  z.object({ type: z.literal('version'), contentId: z.uuid(), versionId: z.uuid() }),
  /** The queue of keywords changed. */
  z.object({ type: z.literal('queue'), revision: z.int() }),
  /** The activity of the project has a new row, which not every member may see. */
  z.object({ type: z.literal('activity'), id: z.int() }),
]);

/** See {@link projectEventSchema}. */
export type ProjectEvent = z.infer<typeof projectEventSchema>;

/** What has changed in a project since a cursor, by id. The topic has no snapshot, so this begins empty. */
export interface ProjectChanges {
  /** The newest status of each content whose status changed. */
  contents: Record<string, GenerationStatus>;
  /** The newest shelf of each content that was moved; null for a deleted one. */
  shelves: Record<string, Shelf | null>;
  /** The newest name of the project and whether it is in the trash; null when neither changed. */
  project: { name: string; isTrashed: boolean } | null;
  /** The newest role of each person whose membership changed; null for a person who left. */
  members: Record<string, Role | null>;
  /** The ids of the versions of each content that were kept or named, once for each time, in this order. */
  versions: Record<string, readonly string[]>;
  /** The revision of the queue of keywords; null when it did not change. */
  queue: number | null;
  /** How often it changed whether exports of each content ask search engines not to list it. */
  noindex: Record<string, number>;
  /** How many answers for figures of each content were given or withdrawn. */
  figures: Record<string, number>;
  /** The id of the newest row of the activity; null when there is no new one. */
  activity: number | null;
}

/** The changes before any event. */
export const NO_CHANGES: ProjectChanges = {
  contents: {},
  shelves: {},
  project: null,
  members: {},
  versions: {},
  queue: null,
  noindex: {},
  figures: {},
  activity: null,
};

/**
 * Folds an event of a project into the changes. Pure. An event that is null is of a type that this version does not
 * know; it changes nothing.
 */
export function reduceProject(before: ProjectChanges | null, event: ProjectEvent | null): ProjectChanges {
  const changes = before ?? NO_CHANGES;
  switch (event?.type) {
    case 'content':
      return { ...changes, contents: { ...changes.contents, [event.contentId]: event.status } };
    case 'shelf':
      return { ...changes, shelves: { ...changes.shelves, [event.contentId]: event.shelf } };
    case 'project':
      return { ...changes, project: { name: event.name, isTrashed: event.isTrashed } };
    case 'membership':
      return { ...changes, members: { ...changes.members, [event.userId]: event.role } };
    case 'version': {
      const { contentId, versionId } = event;
      const ids = [...(changes.versions[contentId] ?? []), versionId];
      return { ...changes, versions: { ...changes.versions, [contentId]: ids } };
    }
    case 'noindex':
      return { ...changes, noindex: addOne(changes.noindex, event.contentId) };
    case 'figures':
      return { ...changes, figures: addOne(changes.figures, event.contentId) };
    case 'queue':
      return { ...changes, queue: event.revision };
    case 'activity':
      return { ...changes, activity: event.id };
    case undefined:
      return changes;
  }
}

function addOne(counts: Record<string, number>, contentId: string): Record<string, number> {
  return { ...counts, [contentId]: (counts[contentId] ?? 0) + 1 };
}

/** How a client follows `project:<uuid>`: the argument of `defineTopic` of `@headway/realtime/client`. */
export const projectFold = {
  reduce: reduceProject,
  schema: { state: z.never(), event: orElse(z.nullable(projectEventSchema), null) },
};
