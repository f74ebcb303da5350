import { roleSchema, type Role } from '@headway/database/role';
import * as z from 'zod/mini';
import type { OpenSupabase } from '@/features/problems/send-write.ts';
import type { Member } from '@/features/projects/project.ts';

/** A member of a project, or a former one who wrote in it. */
export interface Person extends Omit<Member, 'role'> {
  /** Null for a former member. */
  role: Role | null;
}

const membersSchema = z.array(z.object({ user_id: z.string(), role: roleSchema }));
const profilesSchema = z.array(z.object({ id: z.string(), display_name: z.string() }));

/** Reads the members of a project and these authors, by user id. Rejects with the error of REST. */
export async function readPeople(
  openSupabase: OpenSupabase,
  projectId: string,
  authors: Iterable<string>,
): Promise<ReadonlyMap<string, Person>> {
  const supabase = await openSupabase();
  const members = await supabase.from('project_members').select('user_id, role').eq('project_id', projectId);
  if (members.error) throw members.error;
  const roles = new Map(membersSchema.parse(members.data).map(({ user_id, role }) => [user_id, role]));
  const profiles = await supabase
    .from('profiles')
    .select('id, display_name')
    .in('id', [...new Set([...roles.keys(), ...authors])]);
  if (profiles.error) throw profiles.error;
  return new Map(
    profilesSchema
      .parse(profiles.data)
      .map(({ id, display_name }) => [
        id,
        { userId: id, displayName: display_name, role: roles.get(id) ?? null },
      ]),
  );
}
