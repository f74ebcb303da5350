import { parseMarkdown, toTextBlocks } from '@headway/text/markdown';
import { countWords, toContentStems } from '@headway/text/words';
import { takeTurns } from '../threads/abort.ts';
import { PipelineError } from '../protocol/pipeline-error.ts';
import type { Brief, Writer, WriterOptions, Written } from '../protocol/writer.ts';
import type { TopicCluster } from '../protocol/stage-outputs.ts';
import { jaccard } from '../text/jaccard.ts';
import { plural } from '../text/plural.ts';
import { createAttributor } from './attribute.ts';
import { EXTRACTIVE_LANGUAGES } from './extractive-languages.ts';
import { planAnswers, toAnswerSections } from './extractive-answers.ts';
import { renderIntro, renderSection, toSourceList, type Layout, type LayoutSection } from './layout.ts';
import { createPassagePool, type PassagePool, type PassageQuery } from './passage-pool.ts';
import type { Passage } from './passages.ts';
import { reviseExtract } from './revise-extract.ts';
import { createSourceList } from './source-list.ts';
import { toArticleTitle, toEnumeration, toMetaDescription, toSiteList, toTitleCase } from './title.ts';

const MAX_SECTIONS = 7;
/** With fewer sections of the pages' headings, there are sections for single pages. */
const ENOUGH_SECTIONS = 4;
const MIN_SECTIONS = 2;
const PASSAGES_PER_SECTION = 3;

/** Matches a sentence that defines something. */
const DEFINING = /\b(?:is|are|lets?|allows?|enables?|means?|provides?|refers? to|makes? it possible)\b/u;

/**
 * Composes an article of quotations: a section for each subject that the pages share, with the passages that say most
 * about it. It adds no statement but the names of the sources. The same brief gives the same text.
 */
export function createExtractiveWriter(): Writer {
  return { name: 'extractive', languages: EXTRACTIVE_LANGUAGES, write, revise: reviseExtract };
}

async function write(brief: Brief, options: WriterOptions): Promise<Written> {
  const { keyword, title = toArticleTitle(keyword, brief.pages) } = brief.request;
  const { signal } = options;
  const text = createStreamedText(options);
  const pool = await createPassagePool(brief, signal);
  const sources = createSourceList();
  const attributor = createAttributor(brief.pages, sources);

  const lead = takeLead(pool);
  const outline = await planSections(brief, pool, signal);
  if (lead.length === 0 || outline.length < MIN_SECTIONS)
    throw new PipelineError(
      'keyword_not_covered',
      `The ${plural(brief.pages.length, 'page')} about “${keyword.trim()}” are mostly code and tables: they have too few whole sentences to quote an article from. Try a broader keyword.`,
    );
  const headings = outline.map(({ heading }) => heading);
  const questions = brief.analysis.questions.map(({ question }) => question);
  const answers = planAnswers(questions, pool, headings);
  const steps = outline.length + (answers.length > 0 ? 1 : 0) + 2;
  options.report({ fraction: 1 / steps, detail: `outline ready: ${plural(outline.length, 'section')}` });

  const layout: Layout = {
    title,
    intro: [...attributor.toParagraphs(lead), toOverview(brief, headings)],
    sections: [],
  };
  text.append(renderIntro(layout), 1.5 / steps, `section 0 of ${outline.length}`);
  for (const [i, { heading, passages }] of outline.entries()) {
    await takeTurns(signal);
    const section: LayoutSection = { heading, level: 2, paragraphs: attributor.toParagraphs(passages) };
    text.append(renderSection(section), (i + 2) / steps, `section ${i + 1} of ${outline.length}`);
  }
  if (answers.length > 0) {
    await takeTurns(signal);
    for (const section of toAnswerSections(answers, attributor)) {
      text.append(renderSection(section), (steps - 1) / steps, 'questions answered');
    }
  }
  text.end(toSourceList(sources.toSources()), plural(sources.toSources().length, 'source'));
  return {
    draft: {
      title: layout.title,
      metaDescription: toMetaDescription(keyword, brief.pages, headings),
      markdown: text.value(),
      writer: 'extractive',
      method: 'extractive',
      sources: sources.toSources(),
    },
    inputTokens: 0,
    outputTokens: 0,
  };
}

/** Collects the text, and reports each piece of it with the number of words so far. */
function createStreamedText({ report }: WriterOptions) {
  let value = '';
  let words = 0;
  const send = (markdown: string, fraction: number, detail: string): void => {
    const offset = value.length;
    value += markdown;
    words += countVisibleWords(markdown);
    const text = { offset, append: markdown };
    report({ fraction, detail: `${detail}, ${plural(words, 'word')}`, text });
  };
  return {
    append: send,
    end: (markdown: string, detail: string) => send(markdown, 1, detail),
    value: () => value,
  };
}

function countVisibleWords(markdown: string): number {
  return toTextBlocks(parseMarkdown(markdown)).reduce((sum, { text }) => sum + countWords(text), 0);
}

/** Takes the passage that defines the keyword, if possible from the introduction of a page. */
function takeLead(pool: PassagePool): Passage[] {
  const stems = pool.keyword;
  return pool.take({
    stems: new Map(stems.map((stem) => [stem, 1])),
    limit: 1,
    prefer: (passage) =>
      (passage.isLead ? 1.6 : 1) * (DEFINING.test(passage.text) ? 1.5 : 1) * (1 + 1 / (1 + passage.position)),
  });
}

/** What a section can be about. */
interface Topic extends Pick<TopicCluster, 'heading' | 'stems'> {
  /** The position of the only page that the section quotes. Default: it quotes all pages. */
  position?: number;
}

interface PlannedSection {
  heading: string;
  topic: Topic;
  passages: Passage[];
}

/** The order of sections: definitions first, then use, problems last. */
function toPlace(heading: string): number {
  if (/^(?:what|why|when)\b/iu.test(heading)) return 0;
  return /\b(?:debug|troubleshoot|error|limitation|migrat|caveat|deprecat|security|testing|deploy)/iu.test(
    heading,
  )
    ? 2
    : 1;
}

/**
 * Plans sections for the weightiest topics that have two passages. Where the headings of the pages give too few of them,
 * the titles of the pages are topics, too, and at last one passage does for a section.
 */
async function planSections(brief: Brief, pool: PassagePool, signal: AbortSignal): Promise<PlannedSection[]> {
  const planned: PlannedSection[] = [];
  const plan = async (topics: readonly Topic[], least: number, enough: number): Promise<void> => {
    for (const topic of topics) {
      if (planned.length >= enough) return;
      await takeTurns(signal);
      const stems = new Set(topic.stems);
      if (planned.some((other) => jaccard(new Set(other.topic.stems), stems) >= 0.5)) continue;
      const passages = pool.take({ ...toQuery(topic, pool), limit: PASSAGES_PER_SECTION, least });
      if (passages.length > 0) planned.push({ heading: toTitleCase(topic.heading), topic, passages });
    }
  };
  const topics = toTopics(brief, pool);
  const titles = toPageTopics(brief, pool);
  await plan(topics, 2, MAX_SECTIONS);
  await plan(titles, 2, ENOUGH_SECTIONS);
  await plan([...topics, ...titles], 1, MIN_SECTIONS);
  return planned.toSorted((a, b) => toPlace(a.heading) - toPlace(b.heading));
}

/** The topics of the pages' headings that have a subject of their own or the whole keyword, the vague ones last. */
function toTopics({ analysis }: Brief, { keyword }: PassagePool): Topic[] {
  // a subject with one word besides the keyword is vague, unless several pages have it
  const isVague = (topic: TopicCluster): boolean =>
    toOwnStems(topic, keyword).length < 2 && topic.positions.length < 2;
  return analysis.topics
    .filter(
      (topic) => toOwnStems(topic, keyword).length > 0 || keyword.every((stem) => topic.stems.includes(stem)),
    )
    .toSorted((a, b) => Number(isVague(a)) - Number(isVague(b)));
}

/** Each page as a topic: what it says about the keyword, under its title. */
function toPageTopics({ pages, language }: Brief, { keyword }: PassagePool): Topic[] {
  return pages.flatMap(({ title, position }) => {
    const stems = toContentStems(title, language);
    const heading = title.replace(/^How to (?=\p{L})/u, '');
    // a title that is the keyword is the title of the article
    return stems.some((stem) => !keyword.includes(stem)) ? [{ heading, stems, position }] : [];
  });
}

function toOwnStems({ stems }: Topic, keyword: readonly string[]): string[] {
  return stems.filter((stem) => !keyword.includes(stem));
}

function toQuery(topic: Topic, { keyword }: PassagePool): Omit<PassageQuery, 'limit'> {
  if (topic.position !== undefined)
    return {
      stems: new Map(keyword.map((stem) => [stem, 1])),
      about: new Set(keyword),
      position: topic.position,
    };
  const own = toOwnStems(topic, keyword);
  const about = new Set(own.length > 0 ? own : topic.stems);
  return {
    stems: new Map([
      ...keyword.map((stem): [string, number] => [stem, 0.6]),
      ...[...about].map((stem): [string, number] => [stem, 1.4]),
    ]),
    about,
  };
}

function toOverview({ request, pages }: Brief, headings: readonly string[]): string {
  const [first, named] = [headings.length > 4 ? 'first ' : '', toEnumeration(headings.slice(0, 4))];
  return `This overview draws on ${pages.length} pages of ${toSiteList(pages)} and quotes what they say about ${request.keyword.trim()}, with a link to every page quoted. Its ${first}sections are ${named}.`;
}
