import type { Instance, SystemState } from '@headway/observability/protocol';
import { Badge } from '@/components/badge.tsx';
import { DataTable } from '@/components/data-table.tsx';
import { toFigure } from './to-figure.ts';

const SILENT_MS = 10_000;

interface InstanceTableProps {
  instances: SystemState['instances'];
  /** Milliseconds since 1970; null on the server. */
  now: number | null;
}

/** Each process by its name. */
export function InstanceTable({ instances, now }: InstanceTableProps) {
  const rows = Object.entries(instances).toSorted(([, a], [, b]) => b.startedAt - a.startedAt);
  return (
    <DataTable
      label="Instances, as a table"
      empty="No process has reported yet."
      columns={[
        { title: 'Instance' },
        { title: 'State' },
        { title: 'Seen', align: 'end' },
        { title: 'Streams', align: 'end' },
        { title: 'Written', align: 'end' },
        { title: 'p95 latency', align: 'end' },
        { title: 'Loop p99', align: 'end' },
        { title: 'Memory', align: 'end' },
        { title: 'Errors', align: 'end' },
      ]}
      rows={rows.map(([name, one]) => ({
        key: name,
        cells: [
          <code key="name" className="font-mono text-xs">
            {name}
          </code>,
          <InstanceState key="state" instance={one} now={now} />,
          now === null ? '' : `${Math.max(0, Math.round((now - one.seenAt) / 1000))} s ago`,
          one.sample.streams,
          one.sample.written,
          one.sample.latencyP95Ms === null ? 'none' : `${toFigure(one.sample.latencyP95Ms)} ms`,
          `${toFigure(one.sample.loopP99Ms)} ms`,
          `${toFigure(one.sample.rssBytes / 1_048_576, 0)} MB`,
          one.sample.errors,
        ],
      }))}
    />
  );
}

function InstanceState({ instance, now }: { instance: Instance; now: number | null }) {
  if (instance.stopped) return <Badge>Ended</Badge>;
  if (now !== null && now - instance.seenAt > SILENT_MS) return <Badge tone="danger">Silent</Badge>;
  return <Badge tone="positive">Running</Badge>;
}
