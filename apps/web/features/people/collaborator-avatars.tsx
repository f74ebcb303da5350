'use client';

import { Eye, EyeOff } from 'lucide-react';
import { Avatar } from '@/components/avatar.tsx';
import { cn } from '@/components/cn.ts';
import { Menu, MenuItem, MenuLabel, MenuRule } from '@/components/overlays/menu.tsx';
import { useOpenProject } from '@/features/projects/open-project.ts';
import type { Collaborator } from './collaborator.ts';
import { usePeople } from './people-provider.tsx';
import { useContentTitles } from './use-content-titles.ts';
import { useFollow } from './use-follow.ts';

/** Most avatars shown; further people are counted. */
const MOST = 5;

/**
 * The other people who have a page of this project open: where they are, whether they are idle, and a menu to follow
 * them.
 */
export function CollaboratorAvatars() {
  const { collaborators } = usePeople();
  const others = collaborators.filter(({ isMe }) => !isMe);
  const titles = useContentTitles(others.flatMap(({ contentId }) => contentId ?? []));
  if (others.length === 0) return null;
  const hidden = others.length - MOST;
  return (
    <ul aria-label="Also here" className="flex items-center space-x-1">
      {others.slice(0, MOST).map((person) => (
        <li key={person.userId}>
          <PersonMenu
            person={person}
            place={person.contentId === null ? null : (titles?.get(person.contentId) ?? '…')}
          />
        </li>
      ))}
      {hidden > 0 && (
        <li className="pl-3 text-sm text-ink-soft tabular-nums">
          +{hidden} <span className="sr-only">more</span>
        </li>
      )}
    </ul>
  );
}

function PersonMenu({ person, place }: { person: Collaborator; place: string | null }) {
  const { contentId } = useOpenProject();
  const { following, follow } = useFollow();
  const { userId, name, idle, color } = person;
  const isHere = person.contentId === contentId;
  const isFollowed = following === userId;
  const where = isHere ? 'On this page' : place === null ? 'On the project page' : `Reading ${place}`;
  return (
    <Menu
      trigger={
        <button
          type="button"
          title={`${name}${idle ? ', idle' : ''}`}
          className={cn(
            'block rounded-full ring-2',
            isFollowed ? 'ring-accent' : 'ring-paper',
            // the avatar stays legible: only ring, dot and saturation say idle
            idle && !isFollowed && 'ring-rule-strong',
          )}
        >
          <span className="sr-only">
            {name}, {where}
            {idle ? ', idle' : ''}
          </span>
          <span className="relative block">
            <Avatar name={name} color={color} className={cn(idle && 'saturate-40')} />
            <span
              aria-hidden
              className={cn(
                'absolute -right-0.5 -bottom-0.5 size-2.5 rounded-full border-2 border-paper',
                idle ? 'bg-ink-faint' : 'bg-positive',
              )}
            />
          </span>
        </button>
      }
    >
      <MenuLabel>
        <span className="block font-medium">{name}</span>
        <span className="block text-ink-soft">{where}</span>
        {idle && <span className="block text-ink-faint">Idle</span>}
      </MenuLabel>
      <MenuRule />
      <MenuItem onSelect={() => follow(isFollowed ? null : userId)}>
        {isFollowed ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        {isFollowed ? 'Stop following' : 'Follow'}
      </MenuItem>
    </Menu>
  );
}
