import type { Role } from './role.ts';

/** A project in a list of one's projects. */
export interface ProjectSummary {
  id: string;
  name: string;
  /** Of the person who asked. */
  role: Role;
  memberCount: number;
  contentCount: number;
  /** Contents that are being generated or wait for it. */
  runningCount: number;
  /** ISO 8601. */
  createdAt: string;
}

/** Someone who belongs to a project. */
export interface Member {
  userId: string;
  displayName: string;
  role: Role;
}

/** A project with who belongs to it, owners first. */
export interface Project {
  id: string;
  name: string;
  role: Role;
  createdAt: string;
  members: Member[];
}
