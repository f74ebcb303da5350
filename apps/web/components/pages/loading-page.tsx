import { Skeleton } from '../skeleton.tsx';

/** Shown while a page loads; says what is loading. */
export function LoadingPage({ what }: { what: string }) {
  return (
    <div className="animate-late">
      <output className="eyebrow block">Loading {what}</output>
      <Skeleton className="mt-3 h-9 w-72 max-w-full" />
      <div className="mt-12 space-y-8 border-t border-rule pt-6">
        {['w-3/5', 'w-2/5', 'w-1/2'].map((width) => (
          <div key={width} className="space-y-3">
            <Skeleton className={`h-5 ${width}`} />
            <Skeleton className="h-4 w-1/4" />
          </div>
        ))}
      </div>
    </div>
  );
}
