import { Tabs as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';

interface Tab {
  id: string;
  label: ReactNode;
  content: ReactNode;
}

/** Views of which one is shown at a time. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <Primitive.Root defaultValue={tabs[0]?.id ?? ''}>
      <div className="border-b border-rule">
        <Primitive.List aria-label={label} className="-mb-px -ml-1.5 flex gap-2 overflow-x-auto">
          {tabs.map((tab) => (
            <Primitive.Trigger
              key={tab.id}
              value={tab.id}
              // the browser draws the ring of the keyboard when a press follows writing
              onPointerDown={({ currentTarget }) => (currentTarget.dataset['pressed'] = '')}
              onKeyDown={({ currentTarget }) => delete currentTarget.dataset['pressed']}
              onBlur={({ currentTarget }) => delete currentTarget.dataset['pressed']}
              className="group data-pressed:outline-none px-1.5 pt-1.5 text-sm font-medium whitespace-nowrap text-ink-soft hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:text-ink"
            >
              <span className="block border-b-2 border-transparent pb-2.5 group-data-[state=active]:border-ink">
                {tab.label}
              </span>
            </Primitive.Trigger>
          ))}
        </Primitive.List>
      </div>
      {tabs.map((tab) => (
        <Primitive.Content key={tab.id} value={tab.id} className="pt-5">
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
