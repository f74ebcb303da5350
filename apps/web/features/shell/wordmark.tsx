/** The name, with the product's mark: a line on its way. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2.5 font-serif text-lg font-semibold tracking-tight">
      <svg aria-hidden viewBox="0 0 20 20" className="size-5">
        <rect x="0" y="8.5" width="20" height="3" rx="1.5" className="fill-rule-strong" />
        <rect x="0" y="8.5" width="12" height="3" rx="1.5" className="fill-accent" />
        <circle cx="12" cy="10" r="4" className="fill-accent" />
      </svg>
      Headway
    </span>
  );
}
