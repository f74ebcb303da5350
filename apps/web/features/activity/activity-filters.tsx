import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Button } from '@/components/button.tsx';
import { SelectField } from '@/components/forms/select-field.tsx';
import { activityGroupSchema, type ActivityGroup } from './activity.ts';
import { toActivityPath, type ActivityQuery } from './activity-query.ts';

const GROUPS: Record<ActivityGroup, string> = {
  articles: 'Articles and queue',
  texts: 'Edits and versions',
  comments: 'Comments',
  people: 'Members',
  project: 'Project and plan',
};

/** Stands for no choice, since an option needs a value. */
const ANY = 'any';

interface ActivityFiltersProps {
  projectId: string;
  query: ActivityQuery;
  /** Everyone who did something, by name. */
  actors: readonly { userId: string; displayName: string }[];
}

/** Chooses whose activity is shown, and what it is about. Both are in the page's address. */
export function ActivityFilters({ projectId, query, actors }: ActivityFiltersProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const go = (change: Partial<ActivityQuery>) =>
    startTransition(() => router.replace(toActivityPath(projectId, { ...query, ...change })));
  const { person, about } = query;
  // A person of an old address stays visible, so that the filter can be taken off.
  const isKnown = person === null || actors.some(({ userId }) => userId === person);
  return (
    <div className="flex flex-wrap items-end gap-3" aria-busy={isPending}>
      <SelectField
        label="Person"
        name="person"
        options={[
          { value: ANY, label: 'Everyone' },
          ...actors.map(({ userId, displayName }) => ({ value: userId, label: displayName })),
          ...(isKnown ? [] : [{ value: person, label: 'A former member' }]),
        ]}
        value={person ?? ANY}
        onValueChange={(chosen) => go({ person: chosen === ANY ? null : chosen })}
        className="w-48"
      />
      <SelectField
        label="About"
        name="about"
        options={[
          { value: ANY, label: 'Everything' },
          ...activityGroupSchema.options.map((value) => ({ value, label: GROUPS[value] })),
        ]}
        value={about ?? ANY}
        onValueChange={(chosen) => go({ about: chosen === ANY ? null : activityGroupSchema.parse(chosen) })}
        className="w-48"
      />
      {(person !== null || about !== null) && (
        <Button tone="quiet" className="h-10" onClick={() => go({ person: null, about: null })}>
          Clear filters
        </Button>
      )}
    </div>
  );
}
