import type { Metadata } from 'next';
import { MessagePage } from '@/components/pages/message-page.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="page">
      <MessagePage eyebrow="404" title="There is no such page">
        <p>The address may be mistyped, or what was here has been deleted.</p>
      </MessagePage>
    </main>
  );
}
