import { env } from '../process/env.ts';

/**
 * The content security policy of a page. Scripts run by nonce alone, so that no script in an article runs. Images may
 * come from any site by https, because people who edit an article must see the images that they insert. The servers of
 * the images learn that somebody reads, but not which page (`ArticleImage`). Images of generated text are not loaded:
 * the document of a generated article links to them, and the article view describes them.
 */
export function contentSecurityPolicy(nonce: string): string {
  const supabase = env().SUPABASE_URL;
  const realtime = supabase.replace(/^http/, 'ws');
  // React explains errors by `eval` in development.
  const scriptsOfDevelopment = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : '';
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${scriptsOfDevelopment}`,
    // Inline style attributes carry the widths of timelines; styles cannot run anything.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "font-src 'self'",
    // Texts are measured off the page's own thread.
    "worker-src 'self'",
    `connect-src 'self' ${supabase} ${realtime}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return directives.join('; ');
}
