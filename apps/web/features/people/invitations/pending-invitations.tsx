import { Copy, Send, X } from 'lucide-react';
import { toast } from 'sonner';
import { Button } from '@/components/button.tsx';
import { copyText } from '@/components/copy-text.ts';
import { showRefusal } from '@/features/problems/show-refusal.ts';
import { toName } from '../to-role-news.ts';
import type { Invitations } from './use-invitations.ts';

/** The people who were invited and have not joined yet, with what an owner does about it. */
export function PendingInvitations({ invitations, invite, withdraw }: Invitations) {
  if (invitations.length === 0) return null;
  return (
    <section aria-labelledby="pending" className="mt-6">
      <h3 id="pending" className="eyebrow mb-1">
        Invited
      </h3>
      <ul className="divide-y divide-rule border-t border-rule">
        {invitations.map(({ id, email, role, link, isExpired }) => (
          <li key={id} className="flex items-center gap-1 py-2">
            <span className="min-w-0 flex-1">
              <span className="block truncate">{email}</span>
              <span className="text-sm text-ink-soft">
                {toName(role)}
                {isExpired && ', expired'}
              </span>
            </span>
            <Button
              tone="quiet"
              size="icon"
              aria-label={`Copy the link for ${email}`}
              onClick={() => void copyText(link, 'The link was copied.', link)}
            >
              <Copy aria-hidden />
            </Button>
            <Button
              tone="quiet"
              size="icon"
              aria-label={`Send a new link to ${email}`}
              onClick={() =>
                void invite(email, role).then((result) =>
                  result.ok ? toast('A new link is on its way. The old one is void.') : showRefusal(result),
                )
              }
            >
              <Send aria-hidden />
            </Button>
            <Button
              tone="quiet"
              size="icon"
              aria-label={`Withdraw the invitation of ${email}`}
              onClick={() =>
                void withdraw(id).then((result) =>
                  result.ok ? toast('The invitation was withdrawn.') : showRefusal(result),
                )
              }
            >
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
