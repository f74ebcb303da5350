'use client';

import { defineTopic } from '@headway/realtime/client';
import { useTopic } from '@headway/realtime/react';
import { SYSTEM_TOPIC, systemFold, type SystemState } from '@headway/topics/system';
import { Callout } from '@/components/callout.tsx';
import { AlertList } from './alert-list.tsx';
import { ChartGrid } from './chart-grid.tsx';
import { CriteriaFigures } from './criteria-figures.tsx';
import { InstanceTable } from './instance-table.tsx';
import { PageSection } from '@/components/pages/page-section.tsx';
import { StageTable } from './stage-table.tsx';
import { useClock } from '@/components/time/use-clock.ts';

const systemTopic = defineTopic(systemFold);

/** Reports come every five seconds; this many milliseconds without one are shown. */
const SILENCE_MS = 15_000;

/** The installation at a glance: what is wrong, what was promised, what happens, and each process. */
export function MonitoringView({ initial }: { initial: { state: SystemState; cursor: string } }) {
  const { state } = useTopic(SYSTEM_TOPIC, systemTopic, { initial });
  const { instances, points, stages, alerts } = state ?? initial.state;
  const now = useClock(1000);
  const newest = Math.max(0, ...Object.values(instances).map(({ seenAt }) => seenAt));
  return (
    <div className="mt-10 space-y-14">
      {now !== null && now - newest > SILENCE_MS && (
        <Callout role="alert" tone="danger" title="No process is reporting">
          The database cannot be reached, or this page has lost its connection. Everything below is from the
          last report.
        </Callout>
      )}
      <PageSection title="Alerts">
        <AlertList alerts={Object.values(alerts)} />
      </PageSection>
      <PageSection title="Service levels" note="Measured now">
        <CriteriaFigures instances={instances} points={points} />
      </PageSection>
      <PageSection title="The last hour" note="All instances, every five seconds">
        <ChartGrid points={points} />
      </PageSection>
      <PageSection title="Stages" note="The last 50 runs of each stage in the last day">
        <StageTable stages={stages} />
      </PageSection>
      <PageSection title="Instances" note="Based on their last report">
        <InstanceTable instances={instances} now={now} />
      </PageSection>
    </div>
  );
}
