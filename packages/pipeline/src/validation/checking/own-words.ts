import type { CheckDefinition } from './check.ts';
import type { Metrics } from '../measuring/metrics.ts';

/** The id of the check that an extractive draft was rewritten. */
export const OWN_WORDS = 'own-words';

/** The least share of own words of a text that is not an extractive draft any more. */
const MIN_OWN_SHARE = 0.75;

/** Whether people's own words have replaced an extractive draft. */
export function isDraftReplaced({ ownShare }: Pick<Metrics, 'ownShare'>): boolean {
  return ownShare !== null && ownShare >= MIN_OWN_SHARE;
}

/**
 * Forbids publishing an extractive draft until three quarters of its words are people's own. Nobody can know who wrote
 * the text that replaced a model's text, so that check always passes.
 */
export const ownWordsCheck: CheckDefinition = {
  id: OWN_WORDS,
  label: 'Written, not only quoted',
  action: 'Rewrite the quoted paragraphs in your own words.',
  run({ draft, isEdited }, { ownShare }) {
    if (ownShare === null)
      return { level: 'pass', detail: `written by ${draft.writer}${isEdited ? ', edited since' : ''}` };
    // rounded down: 74.9 % must not be shown as 75 %
    const percent = Math.floor(ownShare * 100);
    if (isDraftReplaced({ ownShare })) return { level: 'pass', detail: `${percent}% in your own words` };
    return {
      level: 'block',
      detail:
        percent === 0
          ? 'this draft is made of quotations: rewrite it in your own words before publishing'
          : `${percent}% in your own words; at least ${MIN_OWN_SHARE * 100}% needed. The rest is quoted, copied or left from the draft`,
    };
  },
};
