/** The heading above the list of sources. It is English in every article, whatever the language of the article is. */
export const SOURCES_HEADING = 'Sources';
