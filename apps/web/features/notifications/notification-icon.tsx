import type { NotificationKind } from '@headway/notifications';
import {
  AtSign,
  CircleAlert,
  CircleCheck,
  CreditCard,
  FileText,
  Gauge,
  ListChecks,
  Megaphone,
  Reply,
  UserMinus,
  UserPlus,
  type LucideIcon,
} from 'lucide-react';

const ICONS: Record<NotificationKind, LucideIcon> = {
  mention: AtSign,
  reply: Reply,
  comment_resolved: CircleCheck,
  generation_complete: FileText,
  generation_failed: CircleAlert,
  member_added: UserPlus,
  member_removed: UserMinus,
  usage_alert: Gauge,
  subscription_changed: CreditCard,
  batch_ended: ListChecks,
  announcement: Megaphone,
};

/** What a notification is about, at a glance. */
export function NotificationIcon({ kind }: { kind: NotificationKind }) {
  const Icon = ICONS[kind];
  return <Icon aria-hidden className="mt-1 size-4 shrink-0 text-ink-faint" />;
}
