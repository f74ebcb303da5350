import { takeTurns } from '../abort.ts';
import type { Brief, Gaps, WriterOptions, Written } from '../providers/writer.ts';
import type { Draft } from '../stage-outputs.ts';
import { toSections } from '../text/markdown-text.ts';
import { toContentStems } from '../text/words.ts';
import { createAttributor } from './attribute.ts';
import { QUESTIONS_HEADING, takeAnswer } from './extractive-answers.ts';
import { parseLayout, renderLayout, type Layout } from './layout.ts';
import { createPassagePool } from './passage-pool.ts';
import { findQuotations } from './quote.ts';
import { createSourceList } from './source-list.ts';
import { toMetaDescription } from './title.ts';

/** One round adds no more than this, so that its effect on the score can be told. */
const MAX_TERMS = 4;
const MAX_ANSWERS = 2;
const MAX_PARAGRAPHS = 7;

/** Fills the gaps of an extractive draft with passages that it does not quote yet. */
export async function reviseExtract(
  draft: Draft,
  gaps: Gaps,
  brief: Brief,
  { signal, onProgress }: WriterOptions,
): Promise<(Written & { changes: string[] }) | null> {
  const pool = await createPassagePool(brief.pages, signal);
  const quotations = toSections(draft.markdown).flatMap(({ paragraphs }) =>
    paragraphs.flatMap(findQuotations),
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
    onProgress(done / Math.max(1, steps), detail);
    await takeTurns(signal);
  };

  const added: string[] = [];
  for (const { term, stems } of gaps.terms) {
    await step(`looking for ${term}`);
    if (added.length === MAX_TERMS || gaps.words < 0) continue;
    const home = findHome(layout, stems);
    if (!home) continue;
    const passages = pool.take({ stems: new Map(stems.map((stem) => [stem, 1])), required: stems, limit: 1 });
    const paragraphs = attributor.toParagraphs(passages);
    if (paragraphs.length === 0) continue;
    home.paragraphs.push(...paragraphs);
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

/** The section that is nearest to some stems and still has room. */
function findHome(layout: Layout, stems: readonly string[]): Layout['sections'][number] | undefined {
  const nearness = (section: Layout['sections'][number]): number => {
    const own = new Set(toContentStems([section.heading, ...section.paragraphs].join('\n')));
    return stems.filter((stem) => own.has(stem)).length - section.paragraphs.length / 10;
  };
  return layout.sections
    .filter(
      ({ level, heading, paragraphs }) =>
        level === 2 && heading !== QUESTIONS_HEADING && paragraphs.length < MAX_PARAGRAPHS,
    )
    .toSorted((a, b) => nearness(b) - nearness(a))[0];
}
