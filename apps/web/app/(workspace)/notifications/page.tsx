import type { Metadata } from 'next';
import { NotificationList } from '@/features/notifications/notification-list.tsx';
import { requireUser } from '@/server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Notifications' };

export default async function NotificationsPage() {
  await requireUser('/notifications');
  return <NotificationList />;
}
