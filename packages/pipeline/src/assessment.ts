export { briefSchema, toBrief, type AssessmentBrief } from './assessment/brief.ts';
export type { TermChoices } from './assessment/term-choices.ts';
export { createAssessor, type Assess, type EditedText } from './assessment/assessor.ts';
