import type { Alert } from '@headway/observability/protocol';
import { CircleCheck } from 'lucide-react';
import { AlertItem } from './alert-item.tsx';

/** What is wrong, the gravest first; beneath it what has cleared. */
export function AlertList({ alerts }: { alerts: readonly Alert[] }) {
  const open = alerts.filter(({ resolvedAt }) => resolvedAt === null).toSorted(byGravity);
  const cleared = alerts
    .filter(({ resolvedAt }) => resolvedAt !== null)
    .toSorted((a, b) => (b.resolvedAt ?? 0) - (a.resolvedAt ?? 0));
  return (
    <>
      <div aria-live="polite">
        {open.length === 0 ? (
          <p className="flex items-center gap-2">
            <CircleCheck aria-hidden className="size-4 text-positive" />
            No alerts.
          </p>
        ) : (
          <ul className="divide-y divide-rule">
            {open.map((alert) => (
              <AlertItem key={alert.id} alert={alert} />
            ))}
          </ul>
        )}
      </div>
      {cleared.length > 0 && (
        <details className="mt-4">
          <summary className="text-sm text-ink-soft">Cleared in the last 24 hours: {cleared.length}</summary>
          <ul className="mt-2 divide-y divide-rule">
            {cleared.slice(0, 50).map((alert) => (
              <AlertItem key={alert.id} alert={alert} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function byGravity(a: Alert, b: Alert): number {
  if (a.severity !== b.severity) return a.severity === 'critical' ? -1 : 1;
  return b.firstAt - a.firstAt;
}
