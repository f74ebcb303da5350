import {
  Bell,
  FilePlus2,
  FolderOpen,
  Gauge,
  Monitor,
  Moon,
  Settings,
  Sun,
  UserRound,
  type LucideIcon,
} from 'lucide-react';
import type { Theme } from '../theme.ts';

/** Something that the palette does besides opening what was found. */
export interface PaletteAction {
  label: string;
  icon: LucideIcon;
  run: () => void;
}

interface ActionContext {
  /** Of the page that is open. */
  path: string;
  go: (path: string) => void;
  setTheme: (theme: Theme) => void;
}

/** The actions that are offered on a page and contain the text in their name. */
export function findActions(text: string, { path, go, setTheme }: ActionContext): PaletteAction[] {
  const project = /^\/projects\/[0-9a-f-]{36}/u.exec(path)?.[0];
  const actions: PaletteAction[] = [
    ...(project === undefined
      ? []
      : [
          { label: 'New article in this project', icon: FilePlus2, run: () => startArticle(project, go) },
          { label: 'Usage of this project', icon: Gauge, run: () => go(`${project}/usage`) },
        ]),
    { label: 'All projects', icon: FolderOpen, run: () => go('/projects') },
    { label: 'Notifications', icon: Bell, run: () => go('/notifications') },
    { label: 'Notification preferences', icon: Settings, run: () => go('/settings/notifications') },
    { label: 'Account', icon: UserRound, run: () => go('/settings/account') },
    { label: 'Light appearance', icon: Sun, run: () => setTheme('light') },
    { label: 'Dark appearance', icon: Moon, run: () => setTheme('dark') },
    { label: 'Appearance of the system', icon: Monitor, run: () => setTheme('system') },
  ];
  const words = text.toLowerCase().split(/\s+/u);
  return actions.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
}

/** Puts the cursor into the field for a keyword, or opens the page that has it. */
function startArticle(project: string, go: (path: string) => void): void {
  const field = document.querySelector<HTMLElement>('#new-article input');
  if (field) field.focus();
  else go(project);
}
