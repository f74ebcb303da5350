import type { Metadata } from 'next';
import { MessagePage } from '@/components/pages/message-page.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <MessagePage eyebrow="404" title="Page not found">
      <p>
        This page doesn’t exist or you don’t have access. If someone sent you this link, ask them to invite
        you.
      </p>
    </MessagePage>
  );
}
