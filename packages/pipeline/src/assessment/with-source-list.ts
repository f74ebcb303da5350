import type { Draft } from '../protocol/stage-outputs.ts';
import { toSourceList } from '../writing/layout.ts';

const HEADING = /^## Sources[ \t]*$/mu;
const SECTION = /^## .*$/gmu;

/**
 * The text with the list of sources at its end, under the heading `Sources`, which the checks know. A list under a
 * heading that was renamed is kept; a missing list is added.
 */
export function withSourceList(markdown: string, { markdown: generated, sources }: Draft): string {
  if (HEADING.test(markdown)) return markdown;
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
  const last = [...markdown.matchAll(SECTION)].at(-1);
  if (!last || addresses.length === 0) return null;
  const list = markdown.slice(last.index + last[0].length);
  const items = list.split('\n').filter((line) => /^\d+\. /u.test(line));
  const listed = addresses.filter((address) => items.some((item) => item.includes(address)));
  if (listed.length * 2 <= addresses.length) return null;
  return `${markdown.slice(0, last.index)}## Sources${list}`;
}
