import type { CaughtMail } from './mailbox.ts';

/** A page that lists mails. */
export function listPage(mails: readonly CaughtMail[]): string {
  const rows = mails.map(
    ({ id, to, subject, createdAt }) =>
      `<tr><td>${escape(to)}</td><td><a href="/view/${id}">${escape(subject)}</a></td><td><time>${createdAt.toISOString()}</time></td></tr>`,
  );
  const list =
    rows.length > 0
      ? `<table><thead><tr><th>To</th><th>Subject</th><th>Sent</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
      : '<p>No mail yet. Mails that Auth and other programs send are shown here, and go nowhere else.</p>';
  return page('Mail', `<h1>Mail</h1>${list}`);
}

/** A page with one mail. Its HTML is shown without scripts, and its links open in a new tab. */
export function mailPage({ to, subject, createdAt, html, text }: CaughtMail): string {
  const body =
    html === undefined
      ? `<pre>${escape(text ?? '')}</pre>`
      : `<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="Mail" srcdoc="${escape(`<base target="_blank">${html}`)}"></iframe>`;
  return page(
    subject,
    `<p><a href="/">All mails</a></p><h1>${escape(subject)}</h1><p>To ${escape(to)}, ${createdAt.toISOString()}</p>${body}`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escape(title)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
td, th { border-bottom: 1px solid #8884; padding: .4rem; text-align: left }
iframe { border: 1px solid #8884; height: 60vh; width: 100% }
</style>
</head>
<body>${body}</body>
</html>
`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
