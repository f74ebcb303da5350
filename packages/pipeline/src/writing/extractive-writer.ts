import { parseMarkdown, toTextBlocks } from '@headway/text/markdown';
import { countWords } from '@headway/text/words';
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
import { createPassagePool, type PassagePool } from './passage-pool.ts';
import type { Passage } from './passages.ts';
import { reviseExtract } from './revise-extract.ts';
import { createSourceList } from './source-list.ts';
import { toArticleTitle, toEnumeration, toMetaDescription, toSiteList, toTitleCase } from './title.ts';

const MAX_SECTIONS = 7;
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
  const { keyword } = brief.request;
  const { signal } = options;
  const text = createStreamedText(options);
  const pool = await createPassagePool(brief, signal);
  const sources = createSourceList();
  const attributor = createAttributor(brief.pages, sources);

  const lead = takeLead(pool);
  const outline = await planSections(brief, pool, signal);
  if (lead.length === 0 || outline.length < MIN_SECTIONS)
    throw new PipelineError(
      'writer_failed',
      'The pages about this keyword have too little running text to quote an article from. Try a broader one.',
      { retryable: false },
    );
  const headings = outline.map(({ heading }) => heading);
  const questions = brief.analysis.questions.map(({ question }) => question);
  const answers = planAnswers(questions, pool, headings);
  const steps = outline.length + (answers.length > 0 ? 1 : 0) + 2;
  options.report({ fraction: 1 / steps, detail: `outline ready: ${plural(outline.length, 'section')}` });

  const layout: Layout = {
    title: toArticleTitle(keyword, brief.pages),
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

interface PlannedSection {
  heading: string;
  topic: TopicCluster;
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

/** Plans sections for the weightiest topics that have at least two passages. */
async function planSections(brief: Brief, pool: PassagePool, signal: AbortSignal): Promise<PlannedSection[]> {
  const planned: PlannedSection[] = [];
  const { keyword } = pool;
  const toOwn = (topic: TopicCluster): string[] => topic.stems.filter((stem) => !keyword.includes(stem));
  // a subject with one word besides the keyword is vague, unless several pages have it
  const isVague = (topic: TopicCluster): boolean => toOwn(topic).length < 2 && topic.positions.length < 2;
  const topics = brief.analysis.topics.toSorted((a, b) => Number(isVague(a)) - Number(isVague(b)));
  for (const topic of topics) {
    if (planned.length === MAX_SECTIONS) break;
    await takeTurns(signal);
    const own = toOwn(topic);
    // a heading with only a part of the keyword has no subject of its own
    if (own.length === 0 && !keyword.every((stem) => topic.stems.includes(stem))) continue;
    const about = new Set(own.length > 0 ? own : topic.stems);
    const stems = new Set(topic.stems);
    if (planned.some((other) => jaccard(new Set(other.topic.stems), stems) >= 0.5)) continue;
    const passages = pool.take({
      stems: new Map([
        ...keyword.map((stem): [string, number] => [stem, 0.6]),
        ...[...about].map((stem): [string, number] => [stem, 1.4]),
      ]),
      about,
      limit: PASSAGES_PER_SECTION,
    });
    if (passages.length >= 2) planned.push({ heading: toTitleCase(topic.heading), topic, passages });
  }
  return planned.toSorted((a, b) => toPlace(a.heading) - toPlace(b.heading));
}

function toOverview({ request, pages }: Brief, headings: readonly string[]): string {
  const [first, named] = [headings.length > 4 ? 'first ' : '', toEnumeration(headings.slice(0, 4))];
  return `This overview draws on ${pages.length} pages of ${toSiteList(pages)} and quotes what they say about ${request.keyword.trim()}, with a link to every page quoted. Its ${first}sections are ${named}.`;
}
