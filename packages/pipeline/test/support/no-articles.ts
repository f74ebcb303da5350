/** What the texts that are no articles are made of. */
export interface Material {
  keyword: string;
  /** The generated article with its list of sources. */
  draft: string;
  terms: readonly string[];
}

const RECIPE = [
  'Peel the potatoes, wash them in cold water, and cut them into slices that are as thick as a finger.',
  'Put the slices into a large pan with salted water, bring it to the boil, and let them cook for eight minutes.',
  'In the meantime, melt the butter in a small pot and add the onions, which should become soft but not brown.',
  'Drain the potatoes and let them steam for a while, because they soak up more of the cream when they are dry.',
  'Grease a baking dish, lay the slices in it like the tiles of a roof, and pour the cream over them.',
  'Season everything with salt, pepper and a little nutmeg, and strew the cheese over the top.',
  'Bake the dish in the middle of a hot oven until the crust is golden, which takes about forty minutes.',
  'Serve it with a green salad, and keep what is left for the next day, when it tastes even better.',
  'If you like it hot, you can add a chili, but take the seeds out before you chop it.',
  'A gratin of potatoes is a dish for cold evenings, and it feeds a family of four for little money.',
];

const LOREM =
  'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo consequat. Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla pariatur.';

const GERMAN =
  'Eine Komponente auf dem Server wird nur dort ausgeführt, und der Browser lädt ihren Code nicht. Dadurch wird die Seite kleiner, und sie ist schneller zu sehen. Die Daten holt sie selbst, weil sie nahe an der Datenbank läuft. Was sich im Browser bewegt, bleibt eine Komponente des Browsers, und beide können ineinander liegen.';

const REFUSAL =
  'I’m sorry, but as an AI language model I cannot write this article. I do not have access to the pages that you named, and I am not able to verify what they say. If you would like, I can help you with an outline, or answer questions about the subject in general. Please let me know how you would like to proceed.';

const split = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

/** A shuffle that is the same each time. */
export function shuffle<T>(items: readonly T[]): T[] {
  let seed = 12_345;
  const random = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

const repeat = (text: string, times: number): string =>
  Array.from({ length: times }, () => text).join('\n\n');
const withTitle = (keyword: string, text: string): string =>
  `# ${keyword.charAt(0).toUpperCase()}${keyword.slice(1)}\n\n${text}`;

function toSentences(markdown: string): string[] {
  return markdown
    .split('\n')
    .filter((line) => line !== '' && !/^[#>\d]/u.test(line))
    .flatMap((line) => line.split(/(?<=[.!?])\s+/u));
}

/** Texts that are no articles about the keyword, each by its name. */
export function toNoArticles({ keyword, draft, terms }: Material): Record<string, string> {
  const [body = ''] = draft.split('\n## Sources');
  const recipe = RECIPE.join(' ');
  const paragraph = body.split('\n\n').find((part) => part.length > 200) ?? body;
  const prose = toSentences(body);
  const list = terms.map((term) => `- ${term}`).join('\n');
  const other = (i: number): string => terms[(i + 7) % terms.length] ?? keyword;
  return {
    nothing: '',
    'a title': withTitle(keyword, ''),
    'a recipe': withTitle(keyword, `${recipe}\n\n${shuffle(RECIPE).join(' ')}`),
    'a recipe with the terms as lists': withTitle(
      keyword,
      `${recipe}\n\n## ${keyword}\n\n${repeat(list, 3)}`,
    ),
    'a recipe with the terms as a sentence': withTitle(
      keyword,
      `${recipe}\n\nIt is about ${terms.join(', ')}, and about ${keyword}.`,
    ),
    'template nonsense, once per term': withTitle(
      keyword,
      terms.map((term, i) => `Now we look at how ${term} and ${other(i)} work together [1].`).join('\n\n'),
    ),
    'two templates in turn': withTitle(
      keyword,
      terms
        .map((term, i) =>
          i % 2 === 0
            ? `If you want to understand ${term}, you have to know ${other(i)} and ${keyword} first [1].`
            : `However, ${term} is important because it makes ${other(i)} better for everybody [2].`,
        )
        .join(' '),
    ),
    'the draft ten times': repeat(draft, 10),
    'one paragraph sixty times': withTitle(keyword, repeat(paragraph, 60)),
    'shuffled words': withTitle(keyword, shuffle(split(prose.join(' '))).join(' ')),
    'shuffled words in sentences': withTitle(
      keyword,
      prose.map((sentence) => `${shuffle(split(sentence.replace(/[.,]/gu, ''))).join(' ')}.`).join(' '),
    ),
    'shuffled sentences of another subject': withTitle(keyword, repeat(shuffle(RECIPE).join(' '), 1)),
    'lorem ipsum': withTitle(keyword, `${LOREM}\n\n${shuffle(split(LOREM)).join(' ')}.`),
    'lorem ipsum with the terms': withTitle(
      keyword,
      terms.map((term) => `Ut enim ${term} ad minim veniam, quis nostrud ${keyword}.`).join(' '),
    ),
    'the keyword, again and again': withTitle(
      keyword,
      `${keyword} are ${keyword} for ${keyword}. `.repeat(80),
    ),
    'the keyword between words': withTitle(
      keyword,
      `The best ${keyword} for the ${keyword} of your ${keyword} are here. `.repeat(60),
    ),
    'headings alone': terms.map((term) => `## ${term} and ${keyword}`).join('\n\n'),
    'a refusal': withTitle(keyword, REFUSAL),
    'a refusal, long': withTitle(keyword, `${REFUSAL}\n\n${RECIPE.join(' ')}\n\n${REFUSAL}`),
    'another language': withTitle(keyword, `${GERMAN}\n\n${repeat(GERMAN, 3)}`),
    'the terms as a table': withTitle(
      keyword,
      `| Term | Other |\n| --- | --- |\n${terms.map((term, i) => `| ${term} | ${other(i)} is good. |`).join('\n')}`,
    ),
    'the terms with commas': withTitle(keyword, `${terms.join(', ')}.\n\n`.repeat(20)),
    'the list of sources alone': draft.slice(body.length),
  };
}

/** Paragraphs that no article gains by. */
export function toBadParagraphs(material: Material): string[] {
  const { keyword, terms, draft } = material;
  const paragraph = draft.split('\n\n').find((part) => part.length > 200) ?? '';
  return [
    RECIPE.join(' '),
    RECIPE[3] ?? '',
    LOREM,
    GERMAN,
    REFUSAL,
    `${keyword} `.repeat(30),
    `${terms.join(', ')}.`,
    terms.map((term) => `- ${term}`).join('\n'),
    `| ${terms.slice(0, 3).join(' | ')} |\n| --- | --- | --- |\n| a | b | c |`,
    paragraph,
    shuffle(split(paragraph.replace(/[.,]/gu, ''))).join(' '),
    'However, because, therefore, for example, also.',
    'Short.',
  ];
}
