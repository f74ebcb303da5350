import { useId, type ReactNode } from 'react';

/** A part of a page with its heading, and a few words beside it. */
export function PageSection({
  title,
  note,
  children,
}: {
  title: string;
  note?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className="mb-4 flex flex-wrap items-baseline gap-x-3 border-b border-rule pb-2">
        <h2 id={id} className="font-serif text-xl font-semibold tracking-tight">
          {title}
        </h2>
        {note !== undefined && <p className="text-sm text-ink-faint">{note}</p>}
      </div>
      {children}
    </section>
  );
}
