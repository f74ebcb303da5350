export { briefSchema, toBrief, type AssessmentBrief } from './assessment/brief.ts';
export { createAssessor, type Assess } from './assessment/assessor.ts';
export type { EditedText } from './assessment/edited-subject.ts';
