import { GERMAN, LOREM, RECIPE, REFUSAL, shuffle, toWordList, type Material } from './no-articles.ts';

/** A block that no article gains by. */
export interface BadBlock {
  kind: string;
  markdown: string;
}

/**
 * Blocks that no article gains by, of every kind. Bad is what says nothing of the subject that the article, or a page word
 * for word, has not said before: text about something else, terms in a frame that would fit any terms, repetition, a
 * heading alone, another's words without a sentence of one's own, a citation of a page that does not say so, and text that
 * stands for a text.
 */
export function toBadBlocks(material: Material): BadBlock[] {
  const kinds = {
    'off-topic': toOffTopic(material),
    'frame of terms': toFrames(material),
    repetition: toRepetitions(material),
    heading: toHeadings(material),
    quotation: toQuotations(material),
    'copied passage': toCopies(material),
    list: toLists(material),
    table: toTables(material),
    'senseless citation': toCitations(material),
    placeholder: toPlaceholders(material),
  };
  return Object.entries(kinds).flatMap(([kind, blocks]) => blocks.map((markdown) => ({ kind, markdown })));
}

function toOffTopic({ keyword, terms }: Material): string[] {
  const [first = keyword, second = keyword] = terms;
  return [
    RECIPE.join(' '),
    RECIPE[3] ?? '',
    LOREM,
    GERMAN,
    REFUSAL,
    'Short.',
    'However, because, therefore, for example, also.',
    `He read it twice, folded it, and put it into his pocket with the ${first}. From then on he was not afraid of the sea, nor of ${keyword}, nor of the dark. When he was old he told the story to his grandchildren, who wanted to hear of ${second} again.`,
    `Buy our ${keyword} today and save money!`,
    `Buy our ${keyword} today and save money with ${first} that everybody loves! Our experts will help you with ${second} so that you can relax and enjoy your day.`,
    `Leo will find that ${keyword} bring luck in love when the ${first} stands in the third house. Be careful with ${second} on Tuesday, since the moon is not on your side this week.`,
    `Uncle Fred has bought a new ${first}, and he drives it to the church each week. The children have learned ${second} at school, and they sing of ${keyword} in the evening.`,
    `The harbour of the old town was built of ${keyword} and stone. Fishermen mended their nets beside the ${first} every morning, and gulls waited for what they threw away.`,
  ];
}

function toFrames({ keyword, terms }: Material): string[] {
  const [first = keyword, second = keyword, third = keyword, fourth = keyword] = terms;
  return [
    `${keyword} `.repeat(30),
    `${terms.join(', ')}.`,
    `What is ${first} in ${keyword}?`,
    `In this article we will look at ${keyword} and at what it means for ${first}.`,
    `The ${first} of ${keyword} is a ${second} that every ${third} should use because it is good.`,
    `A ${keyword} is a ${first} that is used for ${second} [1].`,
    `A ${keyword} is a ${first} that is used for ${second}.`,
    `Now we look at how ${first} and ${second} work together with ${keyword}.`,
    `However, ${first} is important because it makes ${second} better for everybody who wants ${keyword}.`,
    `Without ${first}, there would be no ${second}, and ${keyword} would be slower than ${third} are.`,
    `There is ${first}, there is ${second}, and there is ${third}, and all of them are what ${keyword} is about when it comes to ${fourth}.`,
  ];
}

function toRepetitions({ draft }: Material): string[] {
  const paragraphs = toParagraphs(draft);
  const [first = '', second = '', third = first] = paragraphs;
  const last = paragraphs.at(-1) ?? '';
  return [
    first,
    second,
    last,
    `${third} ${second}`,
    `- ${first}`,
    `> ${second}`,
    third.replaceAll(/ \[\d+\]/gu, ''),
    `${first.replace(/\.$/u, '')}, indeed.`,
    shuffle(toWordList(first.replace(/[.,]/gu, ''))).join(' '),
  ];
}

function toHeadings({ keyword, terms, questions, draft }: Material): string[] {
  const [first = keyword, second = keyword] = terms;
  const headings = [...draft.matchAll(/^## (?!Sources).*$/gmu)].map(([heading]) => heading);
  return [
    `# ${keyword}`,
    `## ${keyword}`,
    `## What is ${keyword}?`,
    `### How does ${first} work?`,
    `## ${first}`,
    `## ${first} and ${second} in ${keyword}`,
    ...questions.map((question) => `## ${question}`),
    '## Conclusion',
    `#### ${second}: what you should know`,
    headings[0] ?? '## More',
    headings.at(-1) ?? '## More',
  ];
}

function toQuotations({ sources }: Material): string[] {
  return pick(sources, 3).flatMap(({ n, text }) => {
    const [sentence = '', other = ''] = pick(toSentences(text), 2);
    return [`“${sentence}” [${n}]`, `> “${other}” [${n}]`, `> ${sentence} [${n}]`, `“${sentence} ${other}”`];
  });
}

function toCopies({ sources }: Material): string[] {
  return pick(sources, 3).flatMap(({ n, text }) => {
    const lines = text.split('\n').filter((line) => line.length > 120);
    const [one = '', other = ''] = pick(lines, 2);
    return [one, `${one} [${n}]`, `${other} [${n}]`, `${toSentences(text).slice(0, 3).join(' ')} [${n}]`];
  });
}

function toLists({ keyword, terms }: Material): string[] {
  const item = (term: string, i: number): string => terms[(i + 5) % terms.length] ?? term;
  return [
    terms.map((term) => `- ${term}`).join('\n'),
    terms.map((term, i) => `${i + 1}. ${term}: ${item(term, i)}`).join('\n'),
    terms.map((term, i) => `- The ${term} of ${keyword} is a ${item(term, i)}.`).join('\n'),
    `- ${keyword} needs ${terms.slice(0, 3).join(' and ')}.\n- It also needs ${terms.slice(3, 6).join(' and ')}.`,
  ];
}

function toTables({ keyword, terms, draft }: Material): string[] {
  const rows = toParagraphs(draft)
    .slice(0, 3)
    .map((paragraph) => `| ${paragraph.replaceAll(/[|\n]/gu, ' ')} |`);
  return [
    `| ${terms.slice(0, 3).join(' | ')} |\n| --- | --- | --- |\n| a | b | c |`,
    `| ${keyword} |\n| --- |\n${terms.map((term) => `| ${term} is good for ${keyword}. |`).join('\n')}`,
    `| Text |\n| --- |\n${rows.join('\n')}`,
  ];
}

function toCitations({ keyword, terms, sources }: Material): string[] {
  const [first = keyword, second = keyword, third = keyword] = terms;
  const { n } = sources.at(-1) ?? { n: 1 };
  return [
    'So it is [1].',
    `Our team thinks that ${keyword} are the best thing since sliced bread, and that every developer should try ${first} at least once in a small project of their own [${n}].`,
    `In our experience, ${first} rarely pays off for small companies, whose ${second} is mostly managed by one person who prefers ${third} for all of it [${n}].`,
    `Most readers of our survey would rather use ${keyword} with ${second} than pay an agency for it, although only few of them have ever seen ${first} in practice [${n}].`,
    `${keyword.charAt(0).toUpperCase()}${keyword.slice(1)} were invented by a small group of students, who needed ${first} for their thesis and had no money for ${second} [${n}].`,
  ];
}

function toPlaceholders({ keyword, terms }: Material): string[] {
  const [first = keyword, second = keyword] = terms;
  return [
    `[Insert a paragraph about ${keyword} and ${first} here, with an example of ${second} that readers understand at once.]`,
    `TODO: explain ${keyword}, ${first} and ${second} with an example that shows how data gets from the server to the client.`,
    `Here comes a paragraph about ${keyword} and ${first}. It will be written as soon as we know more about ${second} and about what our readers need.`,
    `This section will cover ${keyword}, ${first} and ${second} in detail. Content coming soon.`,
    `Lorem ipsum dolor sit amet, ${keyword} consectetur ${first} adipiscing elit, ${second}.`,
  ];
}

function toParagraphs(draft: string): string[] {
  return draft.split('\n\n').filter((part) => part.length > 200 && /^\p{L}|^\*/u.test(part));
}

function toSentences(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.split(/(?<=[.!?])\s+(?=\p{Lu})/u))
    .filter(
      (sentence) =>
        sentence.length > 60 && sentence.length < 300 && /[.!?]$/u.test(sentence) && !/[“”"]/u.test(sentence),
    );
}

/** Some items, evenly spread. */
function pick<T>(items: readonly T[], count: number): T[] {
  return Array.from(
    { length: Math.min(count, items.length) },
    (_, i) => items[Math.floor((i * items.length) / count)],
  ).filter((item) => item !== undefined);
}
