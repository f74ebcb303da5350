import { usePathname } from 'next/navigation';

/** A link to the sign-in page and back here. The page loads anew, so that nothing is left for another person who signs in. */
export function SignInAgain() {
  const path = usePathname();
  return (
    <a
      href={`/sign-in?next=${encodeURIComponent(path)}`}
      className="rounded-sm font-medium text-accent hover:underline"
    >
      Sign in again
    </a>
  );
}
