import type { Alert } from '@headway/observability/protocol';
import { useState, useTransition } from 'react';
import { Badge } from '@/components/badge.tsx';
import { Button } from '@/components/button.tsx';
import { RelativeTime } from '@/components/time/relative-time.tsx';
import { useMe } from '@/features/session/supabase-provider.tsx';
import { changeAlert } from './server/change-alert.ts';

/** One alert: what, since when, how often, and what an operator may do about it. */
export function AlertItem({ alert }: { alert: Alert }) {
  const me = useMe();
  const [isPending, startTransition] = useTransition();
  const [failed, setFailed] = useState(false);
  const isOpen = alert.resolvedAt === null;

  function change(what: 'acknowledge' | 'resolve') {
    setFailed(false);
    startTransition(async () => {
      try {
        await changeAlert({ by: me.id, id: alert.id, change: what });
      } catch {
        setFailed(true);
      }
    });
  }

  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4">
      <div className="min-w-0 flex-1 basis-80">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <AlertBadge alert={alert} />
          <span className="font-medium break-words">{alert.title}</span>
        </p>
        {alert.kind === 'error' ? (
          <ErrorDetail detail={alert.detail} />
        ) : (
          <p className="mt-1 break-words whitespace-pre-line">{alert.detail}</p>
        )}
        <p className="mt-1 text-sm text-ink-soft tabular-nums">
          First <RelativeTime iso={new Date(alert.firstAt).toISOString()} />
          {', last '}
          <RelativeTime iso={new Date(alert.resolvedAt ?? alert.lastAt).toISOString()} />
          {alert.count > 1 && `, ${alert.count} times`}
          {alert.acknowledgedAt !== null && isOpen && ', acknowledged'}
        </p>
        {failed && (
          <p role="alert" className="mt-1 text-sm text-danger">
            This could not be saved. Try again.
          </p>
        )}
      </div>
      {isOpen && (
        <div className="flex gap-2">
          {alert.acknowledgedAt === null && (
            <Button size="small" disabled={isPending} onClick={() => change('acknowledge')}>
              Acknowledge<span className="sr-only">: {alert.title}</span>
            </Button>
          )}
          <Button size="small" disabled={isPending} onClick={() => change('resolve')}>
            Resolve<span className="sr-only">: {alert.title}</span>
          </Button>
        </div>
      )}
    </li>
  );
}

function AlertBadge({ alert }: { alert: Alert }) {
  if (alert.resolvedAt !== null) return <Badge tone="positive">Cleared</Badge>;
  const isCritical = alert.severity === 'critical';
  return <Badge tone={isCritical ? 'danger' : 'caution'}>{isCritical ? 'Critical' : 'Warning'}</Badge>;
}

function ErrorDetail({ detail }: { detail: string }) {
  return (
    <details className="mt-1 text-sm">
      <summary className="text-ink-soft">Stack trace</summary>
      {/* What scrolls must be reachable by the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} className="mt-2 max-h-60 overflow-auto rounded-md bg-sunken p-3 font-mono text-xs">
        {detail}
      </pre>
    </details>
  );
}
