import {
  toNotificationPath,
  toNotificationText,
  type Notification,
  type NotificationText,
} from '@headway/notifications';

/** Writes the mail about one or more notifications. Text that people have written is escaped. */
export function toMail(notifications: readonly Notification[], publicUrl: string) {
  const items = notifications.map((notification) => {
    const path = toNotificationPath(notification);
    return { ...toNotificationText(notification), url: path === null ? null : `${publicUrl}${path}` };
  });
  const [first, ...others] = items;
  if (!first) throw new RangeError('a mail needs at least one notification');
  const settings = `${publicUrl}/settings/notifications`;
  const subject = others.length === 0 ? first.title : `${items.length} new notifications from Headway`;
  const paragraphs = items.map(({ title, detail, url }) =>
    [title, detail, url].filter((line) => line !== null).join('\n'),
  );
  return {
    subject: toLine(subject),
    text: `${paragraphs.join('\n\n')}\n\n-- \nChoose what you are notified about: ${settings}\n`,
    html: [
      '<!doctype html><meta charset="utf-8">',
      ...items.map(toHtmlParagraph),
      `<p style="color:#666"><a href="${escapeHtml(settings)}">Choose what you are notified about</a></p>`,
    ].join('\n'),
  };
}

/** Writes a paragraph of a mail in HTML. Its texts are escaped. */
export function toHtmlParagraph({ title, detail, url }: NotificationText & { url: string | null }): string {
  const heading = url === null ? escapeHtml(title) : `<a href="${escapeHtml(url)}">${escapeHtml(title)}</a>`;
  return `<p><strong>${heading}</strong>${detail === null ? '' : `<br>${escapeHtml(detail)}`}</p>`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Joins lines and cuts at 200 characters: the header of a mail ends with its line. */
export function toLine(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200);
}
