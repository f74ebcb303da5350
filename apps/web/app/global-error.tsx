'use client';

import '@/app/globals.css';
import { Button } from '@/components/button.tsx';

// Stands in for the root layout, so it may rely on nothing that the layout brings.
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <main className="page py-16">
          <title>Error · Headway</title>
          <h1 className="font-serif text-3xl font-semibold tracking-tight">Headway could not be shown</h1>
          <p className="mt-4 max-w-prose text-ink-soft">
            Something went wrong on our side. Running generations continue and nothing is lost.
            {error.digest !== undefined && ` The error has the number ${error.digest}.`}
          </p>
          <Button tone="primary" className="mt-8" onClick={() => location.assign('/projects')}>
            Start again
          </Button>
        </main>
      </body>
    </html>
  );
}
