import Link from 'next/link';

interface BreadcrumbProps {
  /** Links to the pages above, outermost first. */
  trail: readonly { label: string; href: string }[];
  /** The page itself, where its heading is elsewhere. */
  current?: string;
}

/** Links to the pages above. */
export function Breadcrumb({ trail, current }: BreadcrumbProps) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="flex flex-wrap gap-x-2 text-sm text-ink-soft [&>li]:not-last:after:ml-2 [&>li]:not-last:after:text-rule-strong [&>li]:not-last:after:content-['/']">
        {trail.map((step) => (
          <li key={step.href}>
            <Link href={step.href} className="rounded-sm hover:text-ink hover:underline">
              {step.label}
            </Link>
          </li>
        ))}
        {current !== undefined && (
          <li aria-current="page" className="line-clamp-1 max-w-full break-all text-ink">
            {current}
          </li>
        )}
      </ol>
    </nav>
  );
}
