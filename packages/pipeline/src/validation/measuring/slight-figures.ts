import type { Figure } from '@headway/text/figures';

/** A smaller number can count what the text itself has, and examples have small numbers. */
const LARGE = 100;
/** Words that begin or mark an example or an assumption, in the languages that are measured. */
const EXAMPLE =
  /(?<!\p{L})(?:for (?:example|instance)|e\.g\.|say,|suppose|imagine|assume|let’s say|let's say|if you|zum beispiel|z\. ?b\.|beispielsweise|angenommen|nehmen wir an|etwa wenn|par exemple|p\. ?ex\.|supposons|imaginons|por ejemplo|p\. ?ej\.|supongamos|imagina|ad esempio|per esempio|supponiamo|immagina|bijvoorbeeld|bijv\.|stel(?: je voor)?|por exemplo|suponha|imagine)(?!\p{L})/iu;
/** A year, which says when something was and not how much. `1,987` is none. */
const YEAR = /^(?:1[5-9]|20)\d\d$/u;
/**
 * Statuses of HTTP, as the source of a regular expression.
 *
 * @see https://www.iana.org/assignments/http-status-codes
 */
export const HTTP_STATUS = '(?:10[0-4]|20[0-8]|226|30[0-8]|40\\d|41[0-8]|42[1-689]|431|451|50[0-8]|51[01])';
const STATUS = new RegExp(`^${HTTP_STATUS}$`, 'u');
const VERSION_BEFORE = /(?<!\p{L})(?:v|versions?|versión|versione|versie|versão|release)\s?$/iu;

/**
 * Whether a figure without a source may be harmless: a number below 100, a year, a version, a status of HTTP, a number
 * such as `#12`, a figure of an example. Percentages but for 0 and 100, and large numbers, are claims.
 *
 * @param text The text that has the figure.
 */
export function isSlight({ written, start, values, isPercent }: Figure, text: string): boolean {
  if (EXAMPLE.test(text)) return true;
  if (isPercent) return values.every((value) => value === 0 || value === 100);
  return (
    values.every((value) => Math.abs(value) < LARGE) ||
    YEAR.test(written) ||
    STATUS.test(written) ||
    text.charAt(start - 1) === '#' ||
    VERSION_BEFORE.test(text.slice(Math.max(0, start - 12), start))
  );
}
