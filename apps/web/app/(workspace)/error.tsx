'use client';

import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { ErrorPage } from '@/components/pages/error-page.tsx';

interface WorkspaceErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function WorkspaceError({ error, reset }: WorkspaceErrorProps) {
  const router = useRouter();
  function retry() {
    // `reset` alone would render again what the server last sent.
    startTransition(() => {
      router.refresh();
      reset();
    });
  }
  return <ErrorPage error={error} retry={retry} />;
}
