/** What a person can do where a check does not pass, one sentence each. */
const ACTIONS: Readonly<Record<string, string>> = {
  complete: 'Write the missing part, and end it with a full sentence.',
  'no-placeholders': 'Replace each placeholder by what belongs there, or delete it.',
  'no-boilerplate': 'Delete the sentence: a writing program said it about itself.',
  'whole-sentences': 'Rewrite these places in full sentences about the keyword.',
  repetition: 'Keep one of the two places and delete the other.',
  relevance: 'Write about the keyword there, or delete the paragraph.',
  description: 'Quote a page again, or generate the article anew: its description is written with it.',
  language: 'Rewrite the text in the language of the article.',
  'own-words': 'Rewrite the quoted paragraphs in your own words.',
  'single-h1': 'Keep one main heading, and make the others section headings.',
  markdown: 'Delete the stray signs, or format the words with the toolbar.',
  'safe-html': 'Delete the HTML or the address, or mark it as code.',
  'json-ld': 'Change the title: the structured data is made of it.',
  citations: 'Give the number of a source from the list, or delete the citation.',
  'citation-shapes': 'Write it as [1] if it cites a source. If it does not, leave it.',
  support: 'Cite another source for this sentence, or change what it says.',
  links: 'Link to a source instead, delete the link, or add the site to the sites of the project.',
  quotations: 'Copy the words from the source, or write them without quotation marks.',
  figures: 'Cite the page that has the figure, change it, or answer for it yourself.',
  originality: 'Rewrite the passage in your own words, or quote and cite it.',
  'own-articles': 'Change what both articles say, or publish only one of them.',
  density: 'Use the keyword more rarely, or use it where it is missing.',
  length: 'Delete what readers do not need, or add what the pages have and the text does not.',
  readability: 'Use shorter sentences and shorter words.',
  sentences: 'Split the long sentences.',
  passive: 'Say who does it.',
  transitions: 'Connect sentences with words such as “because”, “but” or “for example”.',
  paragraphs: 'Split the paragraph, or give a part of the section a heading of its own.',
  headings: 'Use a word of the keyword in a third to three quarters of the headings.',
  terms: 'Use the missing terms where they fit, or ignore them in the list of terms.',
  title: 'Change the main heading, which is the title.',
  'meta-description':
    'Write another description where you publish the article: this one is written with the text.',
  images: 'Add an image, and describe what it shows.',
  sources: 'Generate the article again: sources are found then.',
};

/** What a person can do about a check that does not pass, as a sentence. */
export function toAction(id: string): string | undefined {
  return ACTIONS[id];
}
