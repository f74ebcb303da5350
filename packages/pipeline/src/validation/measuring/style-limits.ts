/**
 * The limits of style that score and checks share. Where no other source is named, they are the recommendations of Yoast SEO
 * for articles: the share, number or length up to which it rates a text as good.
 *
 * @see https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo/src/scoring/assessments
 */

/** A sentence with more words is long. */
export const LONG_SENTENCE_WORDS = 20;
/** The largest share of long sentences. */
export const MOST_LONG_SENTENCES = 0.25;

/** The largest share of sentences in passive voice. */
export const MOST_PASSIVE = 0.1;

/** The least share of sentences with a word that connects them with another. */
export const LEAST_TRANSITIONS = 0.3;

/** The most words of a paragraph. */
export const PARAGRAPH_WORDS = 150;

/** The most words between two headings. */
export const SECTION_WORDS = 300;

/** The share of headings with a word of the keyword. */
export const HEADINGS_WITH_KEYWORD = { low: 0.3, high: 0.75 };

/** The most pixels of a title: search results cut longer ones. */
export const TITLE_PIXELS = 600;

/** The characters of a meta description. */
export const DESCRIPTION_CHARACTERS = { low: 120, high: 156 };

/** The words from the beginning in which an article has to say what its keyword is. Our own choice: the first screen. */
export const EARLY_WORDS = 120;

/** The ease of reading that an article may have at most. Our own choice: text that reads easier has hardly any words. */
export const EASIEST = 120;
