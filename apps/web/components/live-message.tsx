/** Words for screen readers alone, spoken politely whenever they change. Keep it mounted while they may. */
export function LiveMessage({ children }: { children: string }) {
  return <output className="sr-only">{children}</output>;
}
