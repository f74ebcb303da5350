import { Button } from '@/components/button.tsx';
import { PROVIDERS, type Provider } from './providers.ts';

interface ProviderLinksProps {
  providers: readonly Provider[];
  /** Where to go afterwards: a path. */
  next: string;
}

/** Leads to the providers that sign people in. Shows nothing where none is enabled. */
export function ProviderLinks({ providers, next }: ProviderLinksProps) {
  if (providers.length === 0) return null;
  return (
    <section aria-label="Sign in with another account" className="mt-6">
      <p aria-hidden className="mb-4 flex items-center gap-3 text-sm text-ink-faint">
        <span className="h-px grow bg-rule" />
        or
        <span className="h-px grow bg-rule" />
      </p>
      <ul className="space-y-3">
        {providers.map((provider) => (
          <li key={provider}>
            <Button asChild size="large" className="w-full">
              {/* The address sets a cookie and leads to another site, so that no router may fetch it in advance. */}
              <a href={`/auth/start/${provider}?next=${encodeURIComponent(next)}`}>
                Continue with {PROVIDERS[provider]}
              </a>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
