/** Text for screen readers only, announced politely whenever it changes. Keep it mounted while it may change. */
export function LiveMessage({ children }: { children: string }) {
  return <output className="sr-only">{children}</output>;
}
