'use client';

import { ErrorPage } from '@/components/pages/error-page.tsx';

export default function RootError({ error }: { error: Error & { digest?: string } }) {
  return (
    <main className="page">
      <ErrorPage error={error} retry={() => location.reload()} />
    </main>
  );
}
