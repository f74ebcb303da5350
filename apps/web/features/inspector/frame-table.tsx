import type { TappedFrame } from '@headway/realtime/client';
import { Badge } from '@/components/badge.tsx';
import { DataTable, figures } from '@/components/data-table.tsx';
import { toClockTime } from './to-clock-time.ts';

/** What arrived, and what became of it. */
export function FrameTable({ frames }: { frames: readonly TappedFrame[] }) {
  return (
    <DataTable
      label="Frames, as a table"
      empty="No frames yet. Follow the topic of an article and generate it."
      columns={[
        { title: 'Time' },
        { title: 'Topic' },
        ...figures('Seq'),
        { title: 'Type' },
        { title: 'Outcome' },
        { title: 'Data' },
      ]}
      rows={frames.map(({ receivedAt, topic, seq, type, outcome, data }) => ({
        key: `${receivedAt} ${topic} ${seq} ${type} ${outcome}`,
        cells: [
          toClockTime(receivedAt),
          <code key="topic" title={topic} className="font-mono text-xs">
            {toShort(topic)}
          </code>,
          seq,
          type,
          <Badge key="outcome" tone={outcome === 'delivered' ? 'neutral' : 'caution'}>
            {outcome}
          </Badge>,
          <details key="data" className="max-w-[32rem] min-w-40 font-mono text-xs">
            <summary className="truncate text-ink-soft">{JSON.stringify(data)}</summary>
            <pre className="mt-1 break-all whitespace-pre-wrap">{JSON.stringify(data, null, 2)}</pre>
          </details>,
        ],
      }))}
    />
  );
}

function toShort(topic: string): string {
  return topic.length > 20 ? `${topic.slice(0, 17)}…` : topic;
}
