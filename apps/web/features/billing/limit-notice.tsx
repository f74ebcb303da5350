import Link from 'next/link';
import { Callout } from '@/components/callout.tsx';

/** Why nothing more can be generated this month, and where to do something about it. */
export function LimitNotice({ projectId, sentence }: { projectId: string; sentence: string }) {
  return (
    <Callout tone="caution" role="alert" className="mt-3">
      {sentence}{' '}
      <Link
        href={`/projects/${projectId}/usage`}
        className="rounded-sm font-medium whitespace-nowrap text-accent underline"
      >
        Usage and plans
      </Link>
    </Callout>
  );
}
