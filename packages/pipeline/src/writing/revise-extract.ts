import type { Language } from '@headway/text/language';
import { toContentStems } from '@headway/text/words';
import { takeTurns } from '../threads/abort.ts';
import type { Brief, Gaps, WriterOptions, Written } from '../protocol/writer.ts';
import type { Draft } from '../protocol/stage-outputs.ts';
import { parseMarkdown, toTextBlocks } from '@headway/text/markdown';
import { createAttributor } from './attribute.ts';
import { QUESTIONS_HEADING, takeAnswer } from './extractive-answers.ts';
import { parseLayout, renderLayout, type Layout, type LayoutSection } from './layout.ts';
import { createPassagePool } from './passage-pool.ts';
import type { Passage } from './passages.ts';
import { findQuotations } from './quote.ts';
import { createSourceList } from './source-list.ts';
import { toMetaDescription } from './title.ts';

/** The most additions of one round, so that the score shows their effect. */
const MAX_TERMS = 4;
const MAX_ANSWERS = 2;
const MAX_PARAGRAPHS = 7;
const FURTHER_HEADING = 'Further Details';

/** Adds passages to an extractive draft that fill its gaps and that it does not quote yet. */
export async function reviseExtract(
  draft: Draft,
  gaps: Gaps,
  brief: Brief,
  { signal, report }: WriterOptions,
): Promise<(Written & { changes: string[] }) | null> {
  const pool = await createPassagePool(brief, signal);
  const quotations = toTextBlocks(parseMarkdown(draft.markdown)).flatMap(({ text, citations }) =>
    findQuotations(text, citations),
  );
  pool.markTaken(new Set(quotations.map(({ text }) => text)));
  const sources = createSourceList(draft.sources);
  const attributor = createAttributor(brief.pages, sources);
  const layout = parseLayout(draft.markdown);
  const changes: string[] = [];
  const steps = gaps.terms.length + gaps.questions.length;
  let done = 0;
  const step = async (detail: string): Promise<void> => {
    done += 1;
    report({ fraction: done / Math.max(1, steps), detail });
    await takeTurns(signal);
  };

  const keyword = new Set(pool.keyword);
  const added: string[] = [];
  for (const { term, stems } of gaps.terms) {
    await step(`looking for ${term}`);
    if (added.length === MAX_TERMS || gaps.words < 0) continue;
    const [passage] = pool.take({
      stems: new Map([...stems, ...keyword].map((stem) => [stem, 1])),
      required: stems,
      limit: 1,
      // a passage without a word of the keyword is about another subject
      prefer: (candidate) => (candidate.stems.some((stem) => keyword.has(stem)) ? 1 : 0),
    });
    if (!passage) continue;
    findHome(layout, passage, keyword, brief.language).paragraphs.push(...attributor.toParagraphs([passage]));
    added.push(term);
  }
  if (added.length > 0) changes.push(`Added passages on ${added.map((term) => `“${term}”`).join(', ')}.`);

  let answered = 0;
  for (const question of gaps.questions) {
    await step(question);
    if (answered === MAX_ANSWERS) continue;
    const paragraphs = attributor.toParagraphs(takeAnswer(pool, question));
    if (paragraphs.length === 0) continue;
    if (!layout.sections.some(({ heading }) => heading === QUESTIONS_HEADING))
      layout.sections.push({ heading: QUESTIONS_HEADING, level: 2, paragraphs: [] });
    layout.sections.push({ heading: question, level: 3, paragraphs });
    answered += 1;
    changes.push(`Answered “${question}”`);
  }

  const headings = layout.sections.filter(({ level }) => level === 2).map(({ heading }) => heading);
  const metaDescription = toMetaDescription(brief.request.keyword, brief.pages, headings);
  if (changes.length === 0) return null;
  return {
    draft: {
      ...draft,
      metaDescription,
      sources: sources.toSources(),
      markdown: renderLayout(layout, sources.toSources()),
    },
    changes,
    inputTokens: 0,
    outputTokens: 0,
  };
}

/** Finds the section whose heading fits a passage best. Without one, returns the section for other details. */
function findHome(
  layout: Layout,
  passage: Passage,
  keyword: ReadonlySet<string>,
  language: Language,
): LayoutSection {
  const own = new Set([...passage.stems, ...toContentStems(passage.headings.at(-1) ?? '', language)]);
  const fit = ({ heading }: LayoutSection): number =>
    toContentStems(heading, language).filter((stem) => own.has(stem) && !keyword.has(stem)).length;
  const [nearest] = layout.sections
    .filter(
      (section) => section.level === 2 && section.paragraphs.length < MAX_PARAGRAPHS && fit(section) > 0,
    )
    .toSorted((a, b) => fit(b) - fit(a));
  if (nearest) return nearest;
  const known = layout.sections.find(({ heading }) => heading === FURTHER_HEADING);
  if (known) return known;
  const further: LayoutSection = { heading: FURTHER_HEADING, level: 2, paragraphs: [] };
  const questions = layout.sections.findIndex(({ heading }) => heading === QUESTIONS_HEADING);
  layout.sections.splice(questions === -1 ? layout.sections.length : questions, 0, further);
  return further;
}
