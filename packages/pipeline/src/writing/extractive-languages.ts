/** The languages of the offline library and of the sentences around its quotations. */
export const EXTRACTIVE_LANGUAGES: readonly string[] = ['en'];
