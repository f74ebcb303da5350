import type { TopicInspection } from '@headway/realtime/client';
import { Button } from '@/components/button.tsx';
import { DataTable, figures } from '@/components/data-table.tsx';

interface TopicTableProps {
  topics: readonly TopicInspection[];
  /** Those that the inspector itself follows. */
  followed: readonly string[];
  unfollow: (topic: string) => void;
}

/** Every topic that this tab follows, with how far it has come. */
export function TopicTable({ topics, followed, unfollow }: TopicTableProps) {
  return (
    <DataTable
      label="Topics, as a table"
      empty="This tab follows no topic."
      columns={[
        { title: 'Topic' },
        { title: 'Cursor' },
        ...figures('Readers', 'Snapshots', 'Events', 'Duplicates', 'Gaps', 'Follow'),
      ]}
      rows={topics.map(({ topic, cursor, error, ...counts }) => ({
        key: topic,
        cells: [
          <div key="topic">
            <code className="font-mono text-xs">{topic}</code>
            {error !== null && (
              <p className="text-danger">
                {error.code}: {error.message}
              </p>
            )}
          </div>,
          <code key="cursor" className="font-mono text-xs">
            {cursor ?? 'none yet'}
          </code>,
          counts.subscribers,
          counts.snapshots,
          counts.events,
          counts.duplicates,
          counts.gaps,
          followed.includes(topic) && (
            <Button
              key="leave"
              size="small"
              tone="quiet"
              onClick={() => unfollow(topic)}
              className="-my-1.5 h-7"
            >
              Leave<span className="sr-only"> {topic}</span>
            </Button>
          ),
        ],
      }))}
    />
  );
}
