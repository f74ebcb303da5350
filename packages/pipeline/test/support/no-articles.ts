/** What the texts that are no articles are made of. */
export interface Material {
  keyword: string;
  /** The generated article with its list of sources. */
  draft: string;
  terms: readonly string[];
  /** The questions of the pages. */
  questions: readonly string[];
  /** The text of the cited pages, with the number of their source. */
  sources: readonly { n: number; text: string }[];
  /** A sound article about another keyword. */
  other: { keyword: string; draft: string };
}

export const RECIPE = [
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

export const LOREM =
  'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo consequat. Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla pariatur.';

export const GERMAN =
  'Eine Komponente auf dem Server wird nur dort ausgeführt, und der Browser lädt ihren Code nicht. Dadurch wird die Seite kleiner, und sie ist schneller zu sehen. Die Daten holt sie selbst, weil sie nahe an der Datenbank läuft. Was sich im Browser bewegt, bleibt eine Komponente des Browsers, und beide können ineinander liegen.';

export const REFUSAL =
  'I’m sorry, but as an AI language model I cannot write this article. I do not have access to the pages that you named, and I am not able to verify what they say. If you would like, I can help you with an outline, or answer questions about the subject in general. Please let me know how you would like to proceed.';

export const toWordList = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

/** Numbers from 0 to 1 that are the same each time. */
function createRandom(): () => number {
  let seed = 12_345;
  return () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

/** A shuffle that is the same each time. */
export function shuffle<T>(items: readonly T[]): T[] {
  const random = createRandom();
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
export function toNoArticles(material: Material): Record<string, string> {
  const { keyword, draft, terms } = material;
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
    'shuffled words': withTitle(keyword, shuffle(toWordList(prose.join(' '))).join(' ')),
    'shuffled words in sentences': withTitle(
      keyword,
      prose.map((sentence) => `${shuffle(toWordList(sentence.replace(/[.,]/gu, ''))).join(' ')}.`).join(' '),
    ),
    'shuffled sentences of another subject': withTitle(keyword, repeat(shuffle(RECIPE).join(' '), 1)),
    'lorem ipsum': withTitle(keyword, `${LOREM}\n\n${shuffle(toWordList(LOREM)).join(' ')}.`),
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
    ...toPatterns(material),
    ...toCopies(material),
    ...toHalves(material, body),
  };
}

/** Three sentences a paragraph, three paragraphs a section. */
function toSections(keyword: string, sentences: readonly string[]): string {
  const paragraphs = Array.from({ length: Math.ceil(sentences.length / 3) }, (_, i) =>
    sentences.slice(3 * i, 3 * i + 3).join(' '),
  );
  const text = paragraphs.map((paragraph, i) =>
    i % 3 === 1 ? `## Using ${keyword}, part ${i}\n\n${paragraph}` : paragraph,
  );
  return withTitle(keyword, text.join('\n\n'));
}

const NOUNS = 'table river engine window teacher garden bottle letter button market forest'.split(' ');
const INVENTED =
  'brillig slithy tove gyre gimble wabe mimsy borogove rath outgrabe frumious vorpal tulgey whiffle'.split(
    ' ',
  );
const PATTERNS = [
  'The first thing to know about A is that it needs B.',
  'When B changes, A is updated by itself, so that nobody has to wait for K.',
  'Many teams use A because it makes their work with B easier.',
  'Without A, there would be no B, and K would be slower.',
  'You can think of A as the part of K that looks after B.',
];

/** Sentences of a few patterns, whose words are exchanged. */
function toPatterns({ keyword, terms }: Material): Record<string, string> {
  const pick = (list: readonly string[], i: number): string => list[i % list.length] ?? keyword;
  const many = (toSentence: (i: number) => string): string =>
    toSections(
      keyword,
      Array.from({ length: 60 }, (_, i) => toSentence(i)),
    );
  const fill = (i: number): string =>
    pick(PATTERNS, i)
      .replaceAll(/\bA\b/gu, pick(terms, i))
      .replaceAll(/\bB\b/gu, pick(terms, 3 * i + 5))
      .replaceAll(/\bK\b/gu, keyword);
  return {
    'five patterns in turn': many(fill),
    'one sentence with other nouns': many(
      (i) =>
        `The ${pick(NOUNS, i)} of ${keyword} is a ${pick(NOUNS, 4 * i + 1)} that every ${pick(NOUNS, 7 * i)} should use.`,
    ),
    'one sentence with other figures': many(
      (i) => `In step ${i}, the ${pick(terms, i)} of ${keyword} is set to ${17 * i}, which is ${i + 2} more.`,
    ),
    'invented words between the terms': many(
      (i) =>
        `The ${pick(INVENTED, i)} of ${keyword} did ${pick(INVENTED, 3 * i)} in the ${pick(INVENTED, 5 * i)}, and all were with ${pick(terms, i)}.`,
    ),
    'stop words': many(
      (i) =>
        `And so it is that the ${pick(terms, i)} which they have had with the ${pick(terms, 3 * i)} was not what it would be for ${keyword}.`,
    ),
    'a list of questions': many(
      (i) => `${pick(['What is', 'How does', 'Why use', 'Who needs'], i)} ${pick(terms, i)} in ${keyword}?`,
    ),
    'a translation word by word': many(
      (i) =>
        `When one ${keyword} use wants, so must one first the ${pick(terms, i)} and then the ${pick(terms, 2 * i)} in settle.`,
    ),
    'another language with the terms': many(
      (i) =>
        `Die ${pick(terms, i)} gehört zu ${keyword}, weil sie auf dem Server läuft und nicht im Browser.`,
    ),
    praise: many(
      (i) =>
        `Today ${keyword} are more ${pick(['amazing', 'robust', 'modern'], i)} than ever, and that is good for ${pick(NOUNS, i)}.`,
    ),
    'the keyword in a recipe': toSections(
      keyword,
      RECIPE.map((sentence) => sentence.replace(/\.$/u, `, as ${keyword} need.`)),
    ),
  };
}

/** Text whose words and neighbors are those of the sources. */
function toCopies(material: Material): Record<string, string> {
  const { keyword, sources, other } = material;
  const lines = sources.flatMap(({ text }) => text.split('\n')).filter((line) => line.length > 80);
  const swapped = lines.map((line) => {
    const all = line.split(' ');
    return all
      .map((word, i) => (i % 6 === 3 ? (all[i + 1] ?? '') : i % 6 === 4 ? (all[i - 1] ?? '') : word))
      .join(' ');
  });
  return {
    'a source word for word': withTitle(keyword, lines.slice(0, 30).join('\n\n')),
    'a source word for word, cited': withTitle(
      keyword,
      lines
        .slice(0, 30)
        .map((line) => `${line} [1]`)
        .join('\n\n'),
    ),
    'a source with swapped words': withTitle(keyword, swapped.slice(0, 30).join('\n\n')),
    'a chain of the words of the sources': toSections(keyword, toChain(lines)),
    ...toRewritten(material, lines),
    'an article about another keyword': other.draft.replaceAll(new RegExp(other.keyword, 'giu'), keyword),
  };
}

/** A sentence in whose place of each long word the next one stands. */
function shift(sentence: string): string {
  const long = sentence.match(/\b[a-z]{6,}\b/gu) ?? [];
  let next = 0;
  return sentence.replaceAll(/\b[a-z]{6,}\b/gu, () => long[(next += 1) % long.length] ?? '');
}

/** Quotations in a senseless frame, and sentences of the sources with a frame around them or other words in them. */
function toRewritten({ keyword, draft, terms }: Material, lines: readonly string[]): Record<string, string> {
  const sentences = lines.flatMap((line) => /^.*?[.!?](?=\s|$)/u.exec(line) ?? []).slice(0, 45);
  const quotations = [...draft.matchAll(/“[^”]{40,300}” \[\d+\]/gu)].map(([quotation]) => quotation);
  const pool = terms.flatMap((term) => term.split(' ')).filter((word) => word.length > 4);
  const replace = (sentence: string, index: number): string => {
    let next = index * 5;
    return sentence.replaceAll(/\b[a-z]{5,}\b/gu, (word) =>
      /(?:ing|ed)$/u.test(word) ? word : (pool[(next += 1) % pool.length] ?? word),
    );
  };
  return {
    'quotations in a senseless frame': toSections(
      keyword,
      quotations.map(
        (quotation) => `While my grandmother baked her bread, she told me with a smile that ${quotation}`,
      ),
    ),
    'quotations in several senseless frames': toSections(
      keyword,
      quotations.map(
        (quotation, i) =>
          `${['On a rainy Sunday, my uncle sang to his parrot that', 'Behind the old harbour, a sailor whispered to the moon that', 'The fat cat of our neighbor dreamed in her basket that'][i % 3] ?? ''} ${quotation}`,
      ),
    ),
    'sentences of the sources, denied': toSections(
      keyword,
      sentences.map(
        (sentence, i) =>
          `It is wrong that ${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/[.!?]$/u, '')}, as others say, and nobody should believe it [${1 + (i % 3)}].`,
      ),
    ),
    'sentences of the sources with shifted words': toSections(keyword, sentences.map(shift)),
    'sentences of the sources with words of the terms': toSections(keyword, sentences.map(replace)),
  };
}

/** Sentences in which each word follows the one before in some source. */
function toChain(lines: readonly string[]): string[] {
  const random = createRandom();
  const followers = new Map<string, string[]>();
  for (const line of lines)
    for (const [i, word] of line.split(' ').entries()) {
      const next = line.split(' ')[i + 1];
      if (next !== undefined) followers.set(word, [...(followers.get(word) ?? []), next]);
    }
  const starts = lines.map((line) => line.split(' ', 1)[0] ?? '');
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  return Array.from({ length: 50 }, () => {
    const sentence = [pick(starts)];
    while (sentence.length < 25 && !/[.!?]$/u.test(sentence.at(-1) ?? '')) {
      const next = pick(followers.get(sentence.at(-1) ?? '') ?? []);
      if (next === '') break;
      sentence.push(next);
    }
    return `${sentence.join(' ').replace(/[.!?]$/u, '')}.`;
  });
}

/** The first half of an article, and something else. */
function toHalves({ keyword, sources }: Material, body: string): Record<string, string> {
  const blocks = body.split('\n\n');
  const half = blocks.slice(0, Math.ceil(blocks.length / 2)).join('\n\n');
  const rest = toWordList(body.slice(half.length)).length;
  const upTo = (text: string): string => toWordList(repeat(text, 40)).slice(0, rest).join(' ');
  const chain = toChain(sources.flatMap(({ text }) => text.split('\n')).filter((line) => line.length > 80));
  return {
    'half an article, half a recipe': `${half}\n\n${upTo(RECIPE.join(' '))}.`,
    'half an article, half lorem ipsum': `${half}\n\n${upTo(`${LOREM} ${keyword}.`)}.`,
    'half an article, half a chain': `${half}\n\n${upTo(chain.join(' '))}.`,
    'half an article, half shuffled words': `${half}\n\n${upTo(`${shuffle(toWordList(RECIPE.join(' '))).join(' ')}. ${keyword}`)}.`,
  };
}
