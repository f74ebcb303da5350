import { X } from 'lucide-react';
import { Button } from '@/components/button.tsx';
import { LiveMessage } from '@/components/live-message.tsx';
import { usePeople } from './people-provider.tsx';
import { useFollow } from './use-follow.ts';

/** Shows whom this page follows, and a button to stop. Empty while it follows nobody. */
export function FollowChip() {
  const { collaborators } = usePeople();
  const { following, follow } = useFollow();
  const person = collaborators.find(({ userId }) => userId === following);
  return (
    <>
      <LiveMessage>{person ? `You follow ${person.name} until you scroll or write.` : ''}</LiveMessage>
      {person && (
        <Button size="small" title="Stop following" onClick={() => follow(null)}>
          <span className="max-w-40 truncate">Following {person.name}</span>
          <X aria-hidden />
        </Button>
      )}
    </>
  );
}
