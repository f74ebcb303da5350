import { SmilePlus } from 'lucide-react';
import { Button } from '@/components/button.tsx';
import { cn } from '@/components/cn.ts';
import { Menu, MenuItem } from '@/components/overlays/menu.tsx';
import type { Person } from '@/features/people/person.ts';
import { REACTIONS, type Comment, type Reaction } from '../store/comment.ts';

interface ReactionBarProps {
  comment: Comment;
  me: string;
  people: ReadonlyMap<string, Person>;
  /** Whether the signed-in person may react. */
  mayReact: boolean;
  react: (emoji: Reaction, reacted: boolean) => void;
}

const NAMES: Record<Reaction, string> = {
  '👍': 'Thumbs up',
  '❤️': 'Heart',
  '🎉': 'Hooray',
  '😄': 'Laugh',
  '🤔': 'Thinking',
  '👀': 'Looking',
};

/** The reactions to a comment, and the buttons to add or remove one's own. */
export function ReactionBar({ comment, me, people, mayReact, react }: ReactionBarProps) {
  const given = REACTIONS.filter((emoji) => (comment.reactions[emoji] ?? []).length > 0);
  return (
    <div className="flex flex-wrap items-center gap-1">
      {given.map((emoji) => {
        const who = comment.reactions[emoji] ?? [];
        const isMine = who.includes(me);
        const names = who
          .map((id) => (id === me ? 'you' : (people.get(id)?.displayName ?? 'someone')))
          .join(', ');
        return (
          <button
            key={emoji}
            type="button"
            disabled={!mayReact}
            aria-pressed={isMine}
            aria-label={`${NAMES[emoji]}: ${names}`}
            title={names}
            onClick={() => react(emoji, !isMine)}
            className={cn(
              'inline-flex h-7 items-center gap-1.5 rounded-full border px-2 text-sm tabular-nums',
              isMine ? 'border-accent bg-accent-soft text-accent' : 'border-rule bg-surface text-ink-soft',
            )}
          >
            <span aria-hidden>{emoji}</span>
            {who.length}
          </button>
        );
      })}
      {mayReact && (
        <Menu
          trigger={
            <Button tone="quiet" size="icon" aria-label="React" className="size-7">
              <SmilePlus aria-hidden />
            </Button>
          }
        >
          {REACTIONS.map((emoji) => (
            <MenuItem
              key={emoji}
              onSelect={() => react(emoji, !(comment.reactions[emoji] ?? []).includes(me))}
            >
              <span aria-hidden>{emoji}</span>
              {NAMES[emoji]}
            </MenuItem>
          ))}
        </Menu>
      )}
    </div>
  );
}
