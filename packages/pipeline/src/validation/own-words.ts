import type { CheckDefinition } from './check.ts';
import type { Metrics } from './metrics.ts';

export const OWN_WORDS = 'own-words';

/** Quotations and what is left of an extractive draft may make up a quarter of a text that is called written. */
const MIN_OWN_SHARE = 0.75;

/** Whether an extractive draft has been rewritten so far that it is one no more. */
export function isRewritten({ ownShare }: Pick<Metrics, 'ownShare'>): boolean {
  return ownShare !== null && ownShare >= MIN_OWN_SHARE;
}

/**
 * An extractive draft becomes somebody's own text by being rewritten, not by being touched. Who wrote what
 * replaced a model's text cannot be told, so nothing is claimed of it.
 */
export const ownWordsCheck: CheckDefinition = {
  id: OWN_WORDS,
  label: 'Written, not only quoted',
  run({ draft, isEdited }, { ownShare }) {
    if (ownShare === null)
      return { level: 'pass', detail: `written by ${draft.writer}${isEdited ? ', edited since' : ''}` };
    // never rounded up to what is asked for
    const percent = Math.floor(ownShare * 100);
    if (isRewritten({ ownShare })) return { level: 'pass', detail: `${percent} % in your own words` };
    return {
      level: 'block',
      detail:
        percent === 0
          ? 'an extractive draft: rewrite it in your own words before publishing'
          : `${percent} % in your own words, at least ${MIN_OWN_SHARE * 100} % are needed: the rest is quoted, copied or left from the draft`,
    };
  },
};
