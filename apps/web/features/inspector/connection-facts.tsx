import type { Inspection } from '@headway/realtime/client';
import type { ReactNode } from 'react';

const roles = {
  alone: 'uses its own connection',
  leader: 'leader: holds the connection for all tabs',
  follower: 'follower: listens to the leading tab',
};

/** State of the connection, this tab's part in it, and what has been counted. */
export function ConnectionFacts({ inspection }: { inspection: Inspection }) {
  const { status, totals } = inspection;
  return (
    <>
      <dl className="grid grid-cols-1 gap-x-16 text-sm tabular-nums sm:grid-cols-2 lg:grid-cols-3">
        <Fact term="State">
          {status.state}
          {status.reason !== null && <span className="text-ink-soft"> ({status.reason})</span>}
        </Fact>
        <Fact term="Failed attempts">{status.attempt}</Fact>
        <Fact term="Topics on the connection">{inspection.connectionTopics}</Fact>
        <Fact term="This tab">{inspection.role}</Fact>
        <Fact term="Tab id">
          <code className="font-mono text-xs">{inspection.tabId.slice(0, 8)}</code>
        </Fact>
        <Fact term="Leading tab">
          <code className="font-mono text-xs">{inspection.leaderId?.slice(0, 8) ?? 'none'}</code>
        </Fact>
        <Fact term="Tabs known">{inspection.tabs}</Fact>
        <Fact term="Events">{totals.events}</Fact>
        <Fact term="Snapshots">{totals.snapshots}</Fact>
        <Fact term="Duplicates dropped">{totals.duplicates}</Fact>
        <Fact term="Gaps healed">{totals.gaps}</Fact>
        <Fact term="Catch-ups">{totals.catchUps}</Fact>
      </dl>
      <p className="pt-3 text-sm text-ink-soft">This tab {roles[inspection.role]}.</p>
    </>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 border-b border-rule py-2">
      <dt className="text-ink-soft">{term}</dt>
      <dd className="text-right font-medium">{children}</dd>
    </div>
  );
}
