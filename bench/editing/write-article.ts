const SENTENCE = 'Every sentence of this paragraph says as much as the one before it, and nothing more [1].';
const WORDS_OF_PARAGRAPH = 5 * 17;

/** Writes an article of about so many words in Markdown, with headings, citations and a list of sources. */
export function writeArticle(words: number): string {
  const paragraphs = Array.from({ length: Math.ceil(words / WORDS_OF_PARAGRAPH) }, (_, index) => {
    const heading = index % 6 === 0 ? `## Section ${index / 6 + 1}\n\n` : '';
    return `${heading}${Array.from({ length: 5 }, () => SENTENCE).join(' ')}`;
  });
  return `# A long article\n\n${paragraphs.join('\n\n')}\n\n## Sources\n\n1. [A page](https://page.test/)\n`;
}
