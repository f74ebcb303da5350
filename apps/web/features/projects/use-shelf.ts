import { useTopic } from '@headway/realtime/react';
import { projectTopic, type Shelf } from '@headway/topics/project';
import { projectChangesTopic } from './project-changes-topic.ts';
import type { Content } from './content.ts';

/** The shelf of an article, live; null once it was deleted for good. */
export function useShelf({ id, projectId, shelf }: Content): Shelf | null {
  const moved = useTopic(projectTopic(projectId), projectChangesTopic).state?.shelves[id];
  return moved === undefined ? shelf : moved;
}
