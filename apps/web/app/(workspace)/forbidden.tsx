import { MessagePage } from '@/components/pages/message-page.tsx';

export default function Forbidden() {
  return (
    <MessagePage eyebrow="403" title="For operators only">
      <p>This page is only for operators of this installation. Ask an operator for access.</p>
    </MessagePage>
  );
}
