'use client';

import { useState } from 'react';
import { Switch } from '@/components/forms/switch.tsx';
import { showRefusal } from '@/features/problems/show-refusal.ts';
import { sendWrite } from '@/features/problems/send-write.ts';
import { useOpenSupabase } from '@/features/session/supabase-provider.tsx';
import type { MutableProject } from './server/read-mutable-projects.ts';

/** Switches that mute projects. A choice is kept at once, or taken back with the reason. */
export function ProjectMutes({ projects: initial }: { projects: readonly MutableProject[] }) {
  const openSupabase = useOpenSupabase();
  const [projects, setProjects] = useState(initial);

  const put = (id: string, isMuted: boolean) =>
    setProjects((all) => all.map((project) => (project.id === id ? { ...project, isMuted } : project)));

  async function mute(id: string, isMuted: boolean): Promise<void> {
    put(id, isMuted);
    const result = await sendWrite(openSupabase, (supabase) =>
      isMuted
        ? supabase.from('muted_projects').upsert({ project_id: id }, { ignoreDuplicates: true })
        : supabase.from('muted_projects').delete().eq('project_id', id),
    );
    if (result.ok) return;
    put(id, !isMuted);
    showRefusal(result);
  }

  return (
    <ul className="border-t border-rule">
      {projects.map(({ id, name, isMuted }) => (
        <li key={id} className="flex min-h-12 items-center justify-between gap-4 border-b border-rule py-2">
          <span className="min-w-0 font-medium wrap-anywhere">{name}</span>
          <Switch
            label={`Notifications of ${name}`}
            checked={!isMuted}
            onCheckedChange={(isOn) => void mute(id, !isOn)}
          />
        </li>
      ))}
    </ul>
  );
}
