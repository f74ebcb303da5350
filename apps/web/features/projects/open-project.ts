import { createRequiredContext } from '@/components/hooks/create-required-context.ts';
import { isAtLeast, type Role } from '@headway/database/role';

/** The page of a project that is open. */
export interface OpenProject {
  projectId: string;
  /** The article that the page shows; null on the project's own pages. */
  contentId: string | null;
  /** Role of the signed-in person in the project. */
  role: Role;
}

export const [OpenProjectContext, useOpenProject] = createRequiredContext<OpenProject>('WorkspaceProvider');

/** Whether the signed-in person may do what needs this role in the project that is open. */
export function useMay(minimum: Role): boolean {
  return isAtLeast(useOpenProject().role, minimum);
}
