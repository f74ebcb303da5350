import { FileText, FolderCog, MessageSquare, PencilLine, Users, type LucideIcon } from 'lucide-react';
import { toGroup, type ActivityGroup, type ActivityKind } from './activity.ts';

const ICONS: Record<ActivityGroup, LucideIcon> = {
  articles: FileText,
  texts: PencilLine,
  comments: MessageSquare,
  people: Users,
  project: FolderCog,
};

/** What a row of the activity is about, at a glance. */
export function ActivityIcon({ kind }: { kind: ActivityKind }) {
  const Icon = ICONS[toGroup(kind)];
  return <Icon aria-hidden className="mt-1 size-4 shrink-0 text-ink-faint" />;
}
