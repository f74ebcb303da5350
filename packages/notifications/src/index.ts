export {
  notificationKindSchema,
  notificationSchema,
  type Notification,
  type NotificationKind,
} from './notification.ts';
export { emailPreferenceSchema, preferenceSchema, type Preference } from './preference.ts';
export { toNotificationPath } from './to-notification-path.ts';
export { toNotificationText, type NotificationText } from './to-notification-text.ts';
