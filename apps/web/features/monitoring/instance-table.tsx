import { toFigure } from '@headway/ground';
import type { Instance, SystemState } from '@headway/topics/system';
import { Badge } from '@/components/badge.tsx';
import { DataTable, figures } from '@/components/data-table.tsx';
import { toShortFigure } from './to-short-figure.ts';

const SILENT_MS = 10_000;

interface InstanceTableProps extends Pick<SystemState, 'instances'> {
  /** Milliseconds since 1970; null on the server. */
  now: number | null;
}

/** Each process by its name: first the running ones, then the silent ones, then the ended ones. */
export function InstanceTable({ instances, now }: InstanceTableProps) {
  const rows = Object.entries(instances).toSorted(
    ([, a], [, b]) => toRank(a, now) - toRank(b, now) || b.startedAt - a.startedAt,
  );
  return (
    <DataTable
      label="Instances, as a table"
      empty="No process has reported yet."
      columns={[
        { title: 'Instance' },
        { title: 'State' },
        ...figures('Seen', 'Serves', 'Written', 'p95 latency', 'Loop p99', 'Size', 'Errors'),
      ]}
      rows={rows.map(([name, one]) => ({
        key: name,
        cells: [
          <code key="name" className="font-mono text-xs">
            {name}
          </code>,
          STATES[toRank(one, now)],
          now === null ? '' : `${Math.max(0, Math.round((now - one.seenAt) / 1000))} s ago`,
          toServed(one.sample),
          one.sample.maxStreams > 0 && one.sample.written,
          one.sample.latencyP95Ms !== null && `${toShortFigure(one.sample.latencyP95Ms)} ms`,
          one.sample.loopP99Ms !== null && `${toShortFigure(one.sample.loopP99Ms)} ms`,
          toSize(one.sample),
          one.sample.errors,
        ],
      }))}
    />
  );
}

/** What it is there for, as far as that can be counted. */
function toServed({ streams, maxStreams, connections, maxConnections }: Instance['sample']) {
  if (maxStreams > 0) return `${toFigure(streams)} of ${toFigure(maxStreams)} streams`;
  if (connections === undefined || maxConnections === undefined) return null;
  return `${connections} of ${maxConnections} connections`;
}

/** Its memory; of Postgres what it stores. */
function toSize({ rssBytes, storedBytes }: Instance['sample']) {
  const [bytes, what] = rssBytes === null ? [storedBytes, ' stored'] : [rssBytes, ''];
  return bytes === undefined ? null : `${toFigure(bytes / 1_048_576)} MB${what}`;
}

const STATES = [
  <Badge key="running" tone="positive">
    Running
  </Badge>,
  <Badge key="silent" tone="danger">
    Silent
  </Badge>,
  <Badge key="ended">Ended</Badge>,
];

/** The place of an instance's state among {@link STATES}. */
function toRank({ stopped, seenAt }: Instance, now: number | null): number {
  if (stopped) return 2;
  return now !== null && now - seenAt > SILENT_MS ? 1 : 0;
}
