import { briefSchema, createAssessor, type Assess } from '@headway/pipeline/assessment';
import { loadLanguage } from '@headway/text/language';
import { characterEntities } from 'character-entities';
import { decodeEntitiesBy } from '@/decode-entity.ts';
import { callApi, type ApiResult } from '@/features/problems/call-api.ts';
import { assessmentFailed } from './assessment-failed.ts';
import type { AssessmentReply, AssessmentPreparation, AssessmentRequest } from './assessment-message.ts';

// Loads the brief of one article and assesses versions of its text, off the page's thread.

// a worker has no document that could decode them
decodeEntitiesBy(characterEntities);

const unmeasurable = assessmentFailed('This text could not be scored. The next change tries again.');

const unloaded = assessmentFailed(
  'The rules of this language could not be loaded. Check your connection: the next change of the text tries again.',
);

let loaded: Promise<ApiResult<Assess>> | null = null;

addEventListener('message', ({ data }: MessageEvent<AssessmentRequest | AssessmentPreparation>) => {
  if ('text' in data) void assessText(data).then((message) => postMessage(message, {}));
  else void loadAssessor(data.briefUrl);
});

async function assessText({ id, briefUrl, text }: AssessmentRequest): Promise<AssessmentReply> {
  const assess = await loadAssessor(briefUrl);
  if (!assess.ok) return { id, problem: assess.problem };
  try {
    return { id, article: assess.data(text) };
  } catch (error) {
    // for example a stack overflow in a deeply nested text
    console.error(error);
    return { id, problem: unmeasurable };
  }
}

/** Loads the assessor once; a failure is tried again at the next request. */
async function loadAssessor(briefUrl: string): Promise<ApiResult<Assess>> {
  loaded ??= createFromBrief(briefUrl);
  const assess = await loaded;
  if (!assess.ok) loaded = null;
  return assess;
}

async function createFromBrief(briefUrl: string): Promise<ApiResult<Assess>> {
  // the browser revalidates its cached brief
  const brief = await callApi(briefUrl, briefSchema, { cache: 'default' });
  if (!brief.ok) return brief;
  try {
    return { ok: true, data: createAssessor(brief.data, await loadLanguage(brief.data.request.locale)) };
  } catch (error) {
    console.error(error);
    return { ok: false, problem: unloaded };
  }
}
