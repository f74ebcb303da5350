import type { ReconnectRecord } from '@headway/realtime/client';
import { DataTable } from '@/components/data-table.tsx';
import { toClockTime } from './to-clock-time.ts';

/** When and why the connection was lost or replaced. */
export function ReconnectTable({ reconnects }: { reconnects: readonly ReconnectRecord[] }) {
  return (
    <DataTable
      label="Reconnects, as a table"
      empty="None so far in this tab."
      columns={[{ title: 'Time' }, { title: 'Reason' }, { title: 'Attempt', align: 'end' }]}
      rows={reconnects.toReversed().map(({ at, reason, attempt }, index) => ({
        key: `${at} ${reconnects.length - index}`,
        cells: [toClockTime(at), reason, attempt],
      }))}
    />
  );
}
