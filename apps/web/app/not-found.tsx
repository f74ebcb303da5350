import type { Metadata } from 'next';
import { MessagePage } from '@/components/pages/message-page.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="page">
      <MessagePage eyebrow="404" title="Page not found">
        <p>Check the address. The page may also have been deleted.</p>
      </MessagePage>
    </main>
  );
}
