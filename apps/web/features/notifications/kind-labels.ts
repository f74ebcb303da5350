import type { NotificationKind } from '@headway/notifications';

/** What each kind is called where a person chooses how to hear of it. */
export const KIND_LABELS: Record<NotificationKind, string> = {
  mention: 'Someone mentions you',
  reply: 'Someone replies to you',
  comment_resolved: 'Someone resolves your comment',
  generation_complete: 'An article is ready',
  generation_failed: 'An article could not be generated',
  member_added: 'You are added to a project',
  member_removed: 'You are removed from a project',
  usage_alert: 'A project is close to or at its limit',
  subscription_changed: 'A subscription changes',
  batch_ended: 'A list of keywords is done',
  announcement: 'Announcements',
};
