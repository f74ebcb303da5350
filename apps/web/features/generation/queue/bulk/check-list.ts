import { findKeywordFault, parseKeyword, type KeywordFault } from '@headway/generations/keyword';
import { findLocale, type Locale } from '../../locales.ts';
import type { ListRow } from './parse-keyword-list.ts';

/** A keyword that can be started, or why it cannot. */
export type CheckedRow = {
  line: number;
  /** As it was written. */
  written: string;
} & (
  | { state: 'valid'; keyword: string; locale: string; title: string | null }
  /** The same keyword in the same language is on an earlier line. */
  | { state: 'repeated'; firstLine: number }
  | { state: 'refused'; reason: string }
);

export type ValidRow = Extract<CheckedRow, { state: 'valid' }>;

const FAULTS: Record<KeywordFault, string> = {
  empty: 'There is no keyword on this line.',
  too_long: 'Longer than 200 characters.',
  no_word: 'Has no letter or digit.',
  control_character: 'Contains a line break or another control character.',
};

const MAX_TITLE = 200;

/**
 * Checks the rows of a list before anything is sent.
 *
 * @param options.locales The languages that can be written.
 * @param options.locale The language of rows that name none.
 */
export function checkList(
  rows: readonly ListRow[],
  { locales, locale }: { locales: readonly Locale[]; locale: string },
): CheckedRow[] {
  const firstLines = new Map<string, number>();
  return rows.map(({ line, keyword: written, language, title }): CheckedRow => {
    const refuse = (reason: string): CheckedRow => ({ line, written, state: 'refused', reason });
    const fault = findKeywordFault(written);
    if (fault !== null) return refuse(FAULTS[fault]);
    const chosen = language === '' ? locale : findLocale(locales, language)?.value;
    if (chosen === undefined) return refuse(`Articles can’t be written in “${language}” here.`);
    if (title.length > MAX_TITLE) return refuse('The title is longer than 200 characters.');
    if (/\p{Cc}/u.test(title)) return refuse('The title contains a control character.');
    const keyword = parseKeyword(written) ?? written;
    const key = `${chosen} ${keyword.toLowerCase()}`;
    const firstLine = firstLines.get(key);
    if (firstLine !== undefined) return { line, written, state: 'repeated', firstLine };
    firstLines.set(key, line);
    return { line, written, state: 'valid', keyword, locale: chosen, title: title === '' ? null : title };
  });
}
