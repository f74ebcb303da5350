import type { Article } from '@headway/pipeline/article';

/** The article as a complete HTML page: sanitized HTML with title, description and structured data. */
export function toHtmlDocument(article: Article, { noindex }: { noindex: boolean }): string {
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(article.title)}</title>`,
    `<meta name="description" content="${escape(article.metaDescription)}">`,
    ...(noindex ? ['<meta name="robots" content="noindex">'] : []),
    // `<` is escaped, so that no string in the data can end the element.
    `<script type="application/ld+json">${article.jsonLd.replaceAll('<', '\\u003c')}</script>`,
  ];
  return [
    '<!doctype html>',
    `<html lang="${escape(article.locale)}">`,
    `<head>\n${head.join('\n')}\n</head>`,
    `<body>\n${article.html}\n</body>`,
    '</html>\n',
  ].join('\n');
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
