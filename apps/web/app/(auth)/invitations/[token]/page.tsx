import type { Metadata } from 'next';
import Link from 'next/link';
import { Button } from '@/components/button.tsx';
import { AcceptForm } from '@/features/people/invitations/accept-form.tsx';
import { readInvitation } from '@/features/people/server/read-invitation.ts';
import { AuthTitle } from '@/features/session/auth-title.tsx';
import { signOutTo } from '@/features/session/server/sign-out.ts';
import { currentUser } from '@/server/auth/current-user.ts';
import { publicConfig } from '@/server/process/public-config.ts';

export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' };

interface InvitationPageProps {
  params: Promise<{ token: string }>;
}

export default async function InvitationPage({ params }: InvitationPageProps) {
  const [{ token }] = await Promise.all([params, publicConfig()]);
  const [invitation, user] = await Promise.all([readInvitation(token), currentUser()]);
  if (invitation === null || invitation.isExpired) {
    return (
      <>
        <AuthTitle>{invitation === null ? 'Invitation not found' : 'Invitation expired'}</AuthTitle>
        <p className="text-ink-soft">
          {invitation === null ? 'It was withdrawn or used before.' : 'Invitations are open for 7 days.'} Ask
          for a new one.
        </p>
        <Button asChild size="large" className="mt-6 w-full">
          <Link href="/projects">Go to your projects</Link>
        </Button>
      </>
    );
  }
  const { email, role, projectName, invitedBy } = invitation;
  const back = encodeURIComponent(`/invitations/${token}`);
  return (
    <>
      <AuthTitle>Join “{projectName}”</AuthTitle>
      <p className="text-ink-soft">
        {invitedBy ?? 'A former member'} invited <span className="font-medium text-ink">{email}</span> to this
        project as {role === 'commenter' || role === 'viewer' ? 'a' : 'an'} {role}.
      </p>
      {user === null ? (
        <div className="mt-6 space-y-3">
          <Button asChild tone="primary" size="large" className="w-full">
            <Link href={`/sign-up?next=${back}&email=${encodeURIComponent(email)}`}>Create an account</Link>
          </Button>
          <Button asChild size="large" className="w-full">
            <Link href={`/sign-in?next=${back}`}>Sign in</Link>
          </Button>
        </div>
      ) : user.email?.toLowerCase() === email ? (
        <AcceptForm token={token} />
      ) : (
        <form action={signOutTo} className="mt-6">
          <input type="hidden" name="next" value={`/invitations/${token}`} />
          <p className="mb-4">You are signed in as {user.email}.</p>
          <Button type="submit" size="large" className="w-full">
            Sign out and use {email}
          </Button>
        </form>
      )}
    </>
  );
}
