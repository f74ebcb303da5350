import { X } from 'lucide-react';
import { toast } from 'sonner';
import { Button } from '@/components/button.tsx';
import { RelativeTime } from '@/components/time/relative-time.tsx';
import { usePeople } from '@/features/people/people-provider.tsx';
import { showRefusal } from '@/features/problems/show-refusal.ts';
import type { ArticleLink, ArticleLinks } from './use-article-links.ts';

const dateFormat = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });

/** The links to an article that still work, with who created them and how often they were opened. */
export function ArticleLinkList({ links, hasFailed, withdraw }: ArticleLinks) {
  const { people } = usePeople();
  if (hasFailed)
    return <p className="mt-6 text-ink-soft">The links could not be loaded. Open the dialog again.</p>;
  if (links === undefined || links.length === 0) return null;

  async function end({ id }: ArticleLink): Promise<void> {
    const result = await withdraw(id);
    if (result.ok) toast('The link was withdrawn. It no longer opens the article.');
    else showRefusal(result);
  }

  return (
    <section aria-labelledby="links" className="mt-6">
      <h3 id="links" className="eyebrow mb-1">
        Active links
      </h3>
      <ul className="divide-y divide-rule border-t border-rule">
        {links.map((link) => {
          const { createdBy, createdAt, expiresAt, openedCount, lastOpenedAt } = link;
          const name = (createdBy !== null && people.get(createdBy)?.displayName) || 'A former member';
          return (
            <li key={link.id} className="flex items-center gap-1 py-2">
              <span className="min-w-0 flex-1">
                <span className="block truncate">
                  {name}, <RelativeTime iso={createdAt} />
                </span>
                <span className="block text-sm text-ink-soft tabular-nums">
                  Expires {dateFormat.format(new Date(expiresAt))}
                </span>
                <span className="block text-sm text-ink-soft tabular-nums">
                  {lastOpenedAt === null ? (
                    'Not opened yet'
                  ) : (
                    <>
                      Opened {openedCount === 1 ? 'once' : `${openedCount.toLocaleString('en-US')} times`},
                      last <RelativeTime iso={lastOpenedAt} />
                    </>
                  )}
                </span>
              </span>
              <Button
                tone="quiet"
                size="icon"
                aria-label={`Withdraw the link that expires ${dateFormat.format(new Date(expiresAt))}`}
                onClick={() => void end(link)}
              >
                <X aria-hidden />
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
