import { toFigure } from '@headway/ground';
import type { ComparedNode } from '@headway/documents/protocol';
import { Avatar } from '@/components/avatar.tsx';
import { toPersonColor } from '@/features/people/collaborator.ts';
import type { NamedComparison } from '../version.ts';

/** How many of the added words each person wrote, as far as that is known. */
export function WriterList({ comparison }: { comparison: NamedComparison }) {
  const words = countByWriter(comparison);
  const writers = comparison.people.filter(({ userId }) => words.has(userId));
  if (writers.length === 0) return null;
  return (
    <ul aria-label="Words added by person" className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-soft">
      {writers.map(({ userId, displayName }) => (
        <li key={userId} className="flex items-center gap-1.5">
          <Avatar name={displayName} color={toPersonColor(userId)} className="size-5 text-[0.5625rem]" />
          {displayName}
          <span className="text-ink-faint tabular-nums">+{toFigure(words.get(userId) ?? 0)}</span>
        </li>
      ))}
    </ul>
  );
}

function countByWriter({ blocks }: NamedComparison): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  const count = (node: ComparedNode): void => {
    if (node.type !== 'text') {
      node.content?.forEach(count);
      return;
    }
    if (node.change !== 'added' || node.by?.origin !== 'written' || node.by.userId === null) return;
    const written = node.text.match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu)?.length ?? 0;
    if (written > 0) words.set(node.by.userId, (words.get(node.by.userId) ?? 0) + written);
  };
  blocks.forEach(count);
  return words;
}
