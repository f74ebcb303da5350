import { SOURCES_HEADING } from '@headway/text/article';
import type { Source } from '../protocol/article.ts';
import { escapeMarkdown } from '../markdown/escape-markdown.ts';

/** A section: Markdown paragraphs under a heading. */
export interface LayoutSection {
  heading: string;
  level: 2 | 3;
  paragraphs: string[];
}

/** The parts of an article. Headings are plain text, paragraphs are Markdown. */
export interface Layout {
  title: string;
  intro: string[];
  sections: LayoutSection[];
}

/** The heading above the list of sources, in Markdown. */
export const SOURCES_LINE = `## ${SOURCES_HEADING}`;

/** A text without the list of sources that `toSourceList` renders. */
export function withoutSourceList(markdown: string): string {
  return markdown.split(new RegExp(`^${SOURCES_LINE}$`, 'mu'), 1)[0] ?? '';
}

/** Renders the list of sources at the end of an article. */
export function toSourceList(sources: readonly Source[]): string {
  const lines = sources.map(({ n, title, url, site, licence }) => {
    const terms = licence === null ? '' : `, ${escapeMarkdown(licence)} licence`;
    return `${n}. [${escapeMarkdown(title)}](<${url}>), ${escapeMarkdown(site)}${terms}`;
  });
  return `${SOURCES_LINE}\n\n${lines.join('\n')}\n`;
}

export function renderSection({ heading, level, paragraphs }: LayoutSection): string {
  return `${'#'.repeat(level)} ${escapeMarkdown(heading)}\n\n${renderParagraphs(paragraphs)}`;
}

export function renderIntro({ title, intro }: Layout): string {
  return `# ${escapeMarkdown(title)}\n\n${renderParagraphs(intro)}`;
}

export function renderLayout(layout: Layout, sources: readonly Source[]): string {
  return [renderIntro(layout), ...layout.sections.map(renderSection), toSourceList(sources)].join('');
}

function renderParagraphs(paragraphs: readonly string[]): string {
  return paragraphs.map((paragraph) => `${paragraph}\n\n`).join('');
}

/** Parses a text that `renderLayout` has rendered, without its list of sources. */
export function parseLayout(markdown: string): Layout {
  const layout: Layout = { title: '', intro: [], sections: [] };
  let paragraphs = layout.intro;
  for (const part of markdown.split(/\n{2,}/u)) {
    const text = part.trim();
    const [, marks = '', heading = ''] = /^(#{1,3}) (.*)$/u.exec(text) ?? [];
    if (marks === '#') layout.title = unescapeMarkdown(heading);
    else if (marks !== '') {
      if (heading === SOURCES_HEADING) break;
      paragraphs = [];
      layout.sections.push({ heading: unescapeMarkdown(heading), level: marks === '##' ? 2 : 3, paragraphs });
    } else if (text !== '') paragraphs.push(text);
  }
  return layout;
}

function unescapeMarkdown(text: string): string {
  return text.replace(/\\([\\`*_{}[\]<>#|~&$!@:.])/gu, '$1');
}
