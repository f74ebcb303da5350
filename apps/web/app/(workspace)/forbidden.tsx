import { MessagePage } from '@/components/pages/message-page.tsx';

export default function Forbidden() {
  return (
    <MessagePage eyebrow="403" title="This page is for operators">
      <p>
        You are signed in, but this page is for those who run the installation. Ask one of them for access.
      </p>
    </MessagePage>
  );
}
