import { Callout } from '@/components/callout.tsx';
import { useComments } from '../store/comments-provider.tsx';

interface CommentsStatusProps {
  emptyHint: string;
  calloutClassName?: string;
  hintClassName: string;
}

/** Says why comments are not up to date, that they load, or that there are none. */
export function CommentsStatus({ emptyHint, calloutClassName = '', hintClassName }: CommentsStatusProps) {
  const { threads, status, problem } = useComments();
  if (problem !== null) {
    return (
      <Callout tone="caution" className={calloutClassName} title="Comments are not up to date">
        <p>{problem} This page keeps trying.</p>
      </Callout>
    );
  }
  if (threads.length > 0) return null;
  return <p className={hintClassName}>{status === 'loading' ? 'Loading comments…' : emptyHint}</p>;
}
