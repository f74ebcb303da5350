import { useEffect } from 'react';
import { Button } from '../button.tsx';
import { MessagePage } from './message-page.tsx';

interface ErrorPageProps {
  /** `digest` names the entry in the server's log. */
  error: Error & { digest?: string };
  retry: () => void;
}

/** Shown in place of a page that failed. */
export function ErrorPage({ error, retry }: ErrorPageProps) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <MessagePage
      eyebrow="Error"
      title="This page could not be shown"
      action={
        <Button tone="primary" onClick={retry}>
          Try again
        </Button>
      }
    >
      <p>
        Something went wrong on our side. Running generations continue and nothing is lost. Trying again
        usually helps.
      </p>
      {error.digest !== undefined && (
        <p className="mt-3 text-sm">
          If this keeps happening, give your administrator this number:{' '}
          <code className="font-mono">{error.digest}</code>.
        </p>
      )}
    </MessagePage>
  );
}
