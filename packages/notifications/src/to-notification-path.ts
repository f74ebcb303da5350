import type { Notification } from './notification.ts';

/** Where a notification leads, as a path of the application; null where there is nothing to look at. */
export function toNotificationPath(notification: Notification): string | null {
  const { kind, projectId, contentId, data } = notification;
  switch (kind) {
    case 'generation_complete':
    case 'generation_failed':
      return contentId && `/content/${contentId}`;
    case 'mention':
    case 'reply':
    case 'comment_resolved': {
      const place = contentId ? `/content/${contentId}` : projectId && `/projects/${projectId}`;
      return place && `${place}?comment=${data.commentId}`;
    }
    case 'member_added':
    case 'batch_ended':
      return projectId && `/projects/${projectId}`;
    case 'usage_alert':
    case 'subscription_changed':
      return projectId && `/projects/${projectId}/usage`;
    case 'announcement':
      // All of it can be read there.
      return data.path ?? '/notifications';
    case 'member_removed':
      return null;
  }
}
