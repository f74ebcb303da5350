import { AsyncLocalStorage } from 'node:async_hooks';
import type { Mail } from '../mail/mailbox.ts';

const current = new AsyncLocalStorage<{ redirectTo: string | undefined }>();

/** Answers a request of Auth, so that the mails that it sends lead back to where the request asks for. */
export function withRedirect<T>(request: Request, answer: () => Promise<T>): Promise<T> {
  const redirectTo = new URL(request.url).searchParams.get('redirect_to') ?? undefined;
  return current.run({ redirectTo }, answer);
}

/**
 * Corrects the links of a mail: `@supabase/lite` lets them lead to the site, but Auth confirms them, and it ignores the
 * address to which the request wants people to come back. Auth checks that address when the link is opened.
 */
export function correctLinks(mail: Mail, { siteUrl, apiUrl }: { siteUrl: string; apiUrl: string }): Mail {
  const wrong = new URL('/auth/v1/verify', siteUrl).href;
  const redirectTo = current.getStore()?.redirectTo;
  const correct = (text: string | undefined) => {
    const corrected = text?.replaceAll(wrong, `${apiUrl}/auth/v1/verify`);
    return redirectTo === undefined
      ? corrected
      : corrected?.replaceAll(/(?<=redirect_to=)[^&"'<>\s]*/g, encodeURIComponent(redirectTo));
  };
  return { ...mail, text: correct(mail.text), html: correct(mail.html) };
}
