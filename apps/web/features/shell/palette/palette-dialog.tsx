import { Command } from 'cmdk';
import { FileText, FolderOpen, UserRound } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { Dialog } from 'radix-ui';
import { useRef, useState, type ReactNode } from 'react';
import { LiveMessage } from '@/components/live-message.tsx';
import { useFocusBefore } from '@/components/overlays/use-focus-before.ts';
import { useTheme } from '../use-theme.ts';
import { findActions } from './palette-actions.ts';
import { useSearch } from './use-search.ts';

interface PaletteDialogProps {
  userId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The palette as a dialog. It begins empty whenever it opens. */
export function PaletteDialog({ userId, open, onOpenChange }: PaletteDialogProps) {
  // What was chosen is done after the dialog has given the focus back, since it may move the focus.
  const chosen = useRef<(() => void) | null>(null);
  const { remember, onCloseAutoFocus } = useFocusBefore(false);
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 not-data-[state=closed]:animate-fade bg-veil" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={remember}
          onCloseAutoFocus={(event) => {
            onCloseAutoFocus(event);
            const run = chosen.current;
            chosen.current = null;
            run?.();
          }}
          className="fixed inset-x-4 top-[max(1rem,12vh)] z-50 mx-auto max-w-xl not-data-[state=closed]:animate-rise overflow-hidden rounded-lg bg-surface shadow-lift"
        >
          <Dialog.Title className="sr-only">Search and go to</Dialog.Title>
          <Palette
            userId={userId}
            onChoose={(run) => {
              chosen.current = run;
              onOpenChange(false);
            }}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Palette({ userId, onChoose }: { userId: string; onChoose: (run: () => void) => void }) {
  const router = useRouter();
  const path = usePathname();
  const [, setTheme] = useTheme('system');
  const [text, setText] = useState('');
  const { data, isFetching, error } = useSearch(userId, text);
  const go = (to: string) => router.push(to);
  const actions = findActions(text.trim(), { path, go, setTheme });
  const { articles = [], projects = [], people = [] } = data ?? {};
  const count = articles.length + projects.length + people.length + actions.length;
  const select = (run: () => void) => () => onChoose(run);

  return (
    // The database and `findActions` have filtered already.
    <Command label="Search and go to" shouldFilter={false} loop>
      <Command.Input
        value={text}
        onValueChange={setText}
        maxLength={200}
        placeholder="Search articles, projects and people"
        className="h-13 w-full border-b border-rule bg-transparent px-4 text-ink outline-none placeholder:text-ink-faint"
      />
      <Command.List label="Results" className="max-h-[min(26rem,60dvh)] overflow-y-auto p-1">
        <Group heading={text.trim() === '' ? 'Recent articles' : 'Articles'} isShown={articles.length > 0}>
          {articles.map(({ id, title, projectName }) => (
            <Item key={id} value={`article ${id}`} onSelect={select(() => go(`/content/${id}`))}>
              <FileText aria-hidden />
              <Label text={title} note={projectName} />
            </Item>
          ))}
        </Group>
        <Group heading="Projects" isShown={projects.length > 0}>
          {projects.map(({ id, name }) => (
            <Item key={id} value={`project ${id}`} onSelect={select(() => go(`/projects/${id}`))}>
              <FolderOpen aria-hidden />
              <Label text={name} />
            </Item>
          ))}
        </Group>
        <Group heading="People" isShown={people.length > 0}>
          {people.map(({ id, displayName, projectId, projectName }) => (
            <Item
              key={id}
              value={`person ${id}`}
              onSelect={select(() => go(`/projects/${projectId}?author=${id}`))}
            >
              <UserRound aria-hidden />
              <Label text={displayName} note={`Articles in ${projectName}`} />
            </Item>
          ))}
        </Group>
        <Group heading="Actions" isShown={actions.length > 0}>
          {actions.map(({ label, icon: Icon, run }) => (
            <Item key={label} value={`action ${label}`} onSelect={select(run)}>
              <Icon aria-hidden />
              <Label text={label} />
            </Item>
          ))}
        </Group>
      </Command.List>
      {error !== null ? (
        <p role="alert" className="px-4 pb-4 text-sm text-danger">
          The search did not answer. Check the connection and try again.
        </p>
      ) : (
        count === 0 && !isFetching && <p className="px-4 pb-4 text-sm text-ink-soft">Nothing found.</p>
      )}
      <LiveMessage>{isFetching ? '' : count === 1 ? '1 result' : `${count} results`}</LiveMessage>
    </Command>
  );
}

function Group({ heading, isShown, children }: { heading: string; isShown: boolean; children: ReactNode }) {
  if (!isShown) return null;
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-faint"
    >
      {children}
    </Command.Group>
  );
}

function Item({ value, onSelect, children }: { value: string; onSelect: () => void; children: ReactNode }) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-10 items-center gap-2.5 rounded-sm px-2.5 py-1.5 select-none data-[selected=true]:bg-sunken [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint"
    >
      {children}
    </Command.Item>
  );
}

function Label({ text, note }: { text: string; note?: string }) {
  return (
    <span className="flex min-w-0 flex-1 items-baseline justify-between gap-3">
      <span className="min-w-0 truncate">{text}</span>
      {note !== undefined && (
        <span className="max-w-[40%] shrink-0 truncate text-sm text-ink-soft">{note}</span>
      )}
    </span>
  );
}
