import { useRealtimeClient } from '@headway/realtime/react';
import { projectFold, projectTopic } from '@headway/topics/project';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef } from 'react';
import { toast } from 'sonner';
import * as z from 'zod/mini';
import { usePeople } from '@/features/people/people-provider.tsx';
import { useOpenProject } from '@/features/projects/open-project.ts';
import { useMe, useOpenSupabase } from '@/features/session/supabase-provider.tsx';

const rowSchema = z.object({
  kind: z.string(),
  name: z.nullable(z.string()),
  created_by: z.nullable(z.string()),
});

/** Shows a toast when another person has restored a version of the open article. */
export function useRestoreToast(contentId: string): void {
  const client = useRealtimeClient();
  const openSupabase = useOpenSupabase();
  const router = useRouter();
  const me = useMe();
  const { projectId } = useOpenProject();
  const { people } = usePeople();
  const shown = useRef(new Set<string>());

  const showToast = useEffectEvent(async (versionId: string) => {
    const supabase = await openSupabase();
    const { data } = await supabase
      .from('document_versions')
      .select('kind, name, created_by')
      .eq('id', versionId)
      .maybeSingle();
    const version = rowSchema.safeParse(data).data;
    // a named version gets a toast when it is named
    if (version?.kind !== 'restored' || version.name !== null || version.created_by === me.id) return;
    if (shown.current.has(versionId)) return;
    shown.current.add(versionId);
    const who = version.created_by === null ? undefined : people.get(version.created_by)?.displayName;
    toast(`${who ?? 'Someone'} restored a version`, {
      description: 'The version was restored. The previous text is in the history.',
      duration: 15_000,
      action: { label: 'History', onClick: () => router.push(`/content/${contentId}/versions`) },
    });
  });

  useEffect(
    () =>
      client.subscribe(projectTopic(projectId), (update) => {
        if (update.type !== 'event') return;
        const event = projectFold.schema.event.parse(update.event);
        if (event?.type === 'version' && event.contentId === contentId) void showToast(event.versionId);
      }),
    [client, projectId, contentId],
  );
}
