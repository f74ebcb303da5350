import type { Draft } from '../protocol/stage-outputs.ts';
import { SOURCES_LINE, toSourceList } from '../writing/layout.ts';

const HEADING = new RegExp(`^${SOURCES_LINE}[ \\t]*$`, 'mu');

/**
 * The text with the list of sources at its end, under the heading that the checks know. A list under a
 * heading that was renamed is kept; a missing list is added.
 */
export function withSourceList(markdown: string, { markdown: generated, sources }: Draft): string {
  // most texts have no such words, and to search for them is faster than to test for the heading
  if (markdown.includes(SOURCES_LINE) && HEADING.test(markdown)) return markdown;
  const renamed = withKnownHeading(
    markdown,
    sources.map(({ url }) => url),
  );
  if (renamed !== null) return renamed;
  const whole = `${markdown.trimEnd()}\n\n${toSourceList(sources)}`;
  // the end of a generated list may differ, and a text that was not edited must stay the same
  return whole.trimEnd() === generated.trimEnd() ? generated : whole;
}

/** The text with the heading above the list changed; null if its last section does not list most of the sources. */
function withKnownHeading(markdown: string, addresses: readonly string[]): string | null {
  const start = markdown.lastIndexOf('\n## ') + 1;
  if (!markdown.startsWith('## ', start) || addresses.length === 0) return null;
  const [heading = ''] = markdown.slice(start).split('\n', 1);
  const list = markdown.slice(start + heading.length);
  const items = list.split('\n').filter((line) => /^\d+\. /u.test(line));
  const listed = addresses.filter((address) => items.some((item) => item.includes(address)));
  if (listed.length * 2 <= addresses.length) return null;
  return `${markdown.slice(0, start)}${SOURCES_LINE}${list}`;
}
