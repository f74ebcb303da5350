import { STAGES } from '@headway/pipeline/stages';
import type { ReactNode } from 'react';
import { Wordmark } from '@/features/shell/wordmark.tsx';

/** The frame of the pages for people who are not signed in. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_32rem]">
      <aside className="hidden flex-col justify-between border-r border-rule bg-sunken p-14 lg:flex">
        <Wordmark />
        <div>
          <p className="max-w-[16ch] font-serif text-4xl font-semibold tracking-tight text-balance">
            From keyword to article, live.
          </p>
          <ol className="mt-12 max-w-md border-t border-rule-strong">
            {STAGES.map((stage, index) => (
              <li key={stage.id} className="flex gap-6 border-b border-rule-strong py-2.5 text-ink-soft">
                <span aria-hidden className="w-4 text-right font-serif text-ink-faint tabular-nums">
                  {index + 1}
                </span>
                {stage.label}
              </li>
            ))}
          </ol>
        </div>
        <p className="text-sm text-ink-faint">Progress you can trust: every number reflects finished work.</p>
      </aside>
      <main className="flex flex-col justify-center px-6 py-14 sm:px-14">
        <div className="mx-auto w-full max-w-sm">
          <div className="mb-10 lg:hidden">
            <Wordmark />
          </div>
          {children}
        </div>
      </main>
    </div>
  );
}
