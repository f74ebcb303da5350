'use client';

import { toDay, toFigure } from '@headway/ground';
import { Pause, Play } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/button.tsx';
import { Callout } from '@/components/callout.tsx';
import { LiveMessage } from '@/components/live-message.tsx';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import { QueueRows } from './queue-rows.tsx';
import type { ProjectQueue } from './queue.ts';
import { toStartRange, toWait } from './to-start-label.ts';
import { useQueue } from './use-queue.ts';

/** Rows shown before a person asks for all of them. */
const FEW = 15;

interface QueueSectionProps {
  projectId: string;
  queue: ProjectQueue;
  /** Whether this person may change the queue. */
  mayWrite: boolean;
}

/** The keywords that wait in a project, in their order. Empty queues are not shown. */
export function QueueSection({ projectId, queue, mayWrite }: QueueSectionProps) {
  const { isPaused, isHalted, renewsAt } = queue;
  const changes = useQueue(projectId, queue.keywords);
  const [isWhole, setIsWhole] = useState(false);
  const { rows, message } = changes;
  const pace = isPaused || isHalted ? null : queue.pace;
  const shown = isWhole ? rows : rows.slice(0, FEW);

  return (
    <>
      <LiveMessage>{message}</LiveMessage>
      {rows.length > 0 && (
        <section aria-labelledby="queue" className="mt-10">
          <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <div>
              <h2 id="queue" className="eyebrow">
                Queue
              </h2>
              <p className="text-sm text-ink-soft tabular-nums">
                {rows.length === 1 ? '1 keyword waits' : `${toFigure(rows.length)} keywords wait`}
                {isPaused && ' · paused'}
                {pace !== null && ` · the last one starts ${toWait(toStartRange(rows.length, pace))}`}
              </p>
            </div>
            {mayWrite && (
              <div className="flex flex-wrap gap-2">
                <Button size="small" onClick={() => changes.pause(!isPaused)}>
                  {isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
                  {isPaused ? 'Continue' : 'Pause'}
                </Button>
                <ConfirmDialog
                  title={
                    rows.length === 1 ? 'Remove 1 keyword?' : `Remove ${toFigure(rows.length)} keywords?`
                  }
                  description="All keywords are taken out of the queue. Articles that were started go on. Nothing is charged."
                  confirmLabel="Empty queue"
                  keepLabel="Cancel"
                  onConfirm={() => changes.remove(rows)}
                  trigger={<Button size="small">Empty queue</Button>}
                />
              </div>
            )}
          </div>
          {isHalted && !isPaused && (
            <Callout tone="caution" className="mb-3">
              <p>
                All generations for this month are used. The queue goes on by itself on {toDay(renewsAt)}, or
                when an owner chooses a larger plan.{' '}
                <Link
                  href={`/projects/${projectId}/usage`}
                  className="rounded-sm font-medium whitespace-nowrap text-accent underline"
                >
                  Usage and plans
                </Link>
              </p>
              {mayWrite && (
                <Button size="small" className="mt-2" onClick={() => changes.pause(false)}>
                  Try again now
                </Button>
              )}
            </Callout>
          )}
          <QueueRows
            rows={shown}
            next={rows[shown.length]?.id ?? null}
            total={rows.length}
            pace={pace}
            queue={mayWrite ? changes : null}
          />
          {shown.length < rows.length && (
            <Button size="small" className="mt-3" onClick={() => setIsWhole(true)}>
              Show all {toFigure(rows.length)}
            </Button>
          )}
        </section>
      )}
    </>
  );
}
