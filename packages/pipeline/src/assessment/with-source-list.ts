import type { Draft } from '../stage-outputs.ts';
import { toSourceList } from '../writing/layout.ts';

const HEADING = /^## Sources[ \t]*$/mu;

/** The text with the list of the sources at its end; a text that has one stays as it is. */
export function withSourceList(markdown: string, { markdown: generated, sources }: Draft): string {
  if (HEADING.test(markdown)) return markdown;
  const whole = `${markdown.trimEnd()}\n\n${toSourceList(sources)}`;
  // a generated list may end differently, and a text that nobody edited is what was generated
  return whole.trimEnd() === generated.trimEnd() ? generated : whole;
}
