export { briefSchema, toBrief, type AssessmentBrief } from './assessment/brief.ts';
export { createAssessor, type Assess, type EditedText } from './assessment/assessor.ts';
