import { STAGES } from '@headway/pipeline/stages';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Wordmark } from '@/features/shell/wordmark.tsx';
import { SignInForm } from '@/features/session/sign-in-form.tsx';
import { currentUser } from '@/server/auth/current-user.ts';
import { publicConfig } from '@/server/process/public-config.ts';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  searchParams: Promise<{ next?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [{ next }, { demo }] = await Promise.all([searchParams, publicConfig()]);
  if ((await currentUser()) !== null) redirect('/projects');
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
          <h1 className="mb-6 font-serif text-3xl font-semibold tracking-tight">Sign in</h1>
          <SignInForm next={typeof next === 'string' ? next : '/projects'} isDemo={demo} />
        </div>
      </main>
    </div>
  );
}
