import type { Metadata } from 'next';
import { MessagePage } from '@/components/pages/message-page.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <MessagePage eyebrow="404" title="Nothing here for you">
      <p>
        This project or article does not exist, or it belongs to a team that you are not a member of. If you
        were sent this address, ask for an invitation.
      </p>
    </MessagePage>
  );
}
