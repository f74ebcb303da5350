const WORK =
  '(?:assist|help(?! but)|fulfil|fulfill|comply|provide|write|create|generate|complete|produce|continue|answer)';

/** What a model says of itself or to the person who asked, instead of the article. */
const PATTERNS = [
  /\bas an? (?:ai|artificial intelligence|large language)(?: language)?(?: model| assistant)?,? (?:I|my)\b/giu,
  /\bI(?:['’]m| am) (?:just |only )?an? (?:ai\b|artificial intelligence|(?:large )?language model)/giu,
  new RegExp(String.raw`\bI(?:['’]m| am) (?:sorry|unable|not able)\b[^.]{0,60}\b${WORK}\b`, 'giu'),
  new RegExp(String.raw`\bI (?:can ?not|can['’]t|won['’]t|must decline to) ${WORK}\b`, 'giu'),
  /\bmy (?:knowledge cut-?off|training data)\b/giu,
  /\b(?:here is|here['’]s|sure,|certainly[,!]) (?:your|the|an?) (?:article|draft|blog post)\b/giu,
  /\blet me know if you(?:['’]d| would)? (?:like|want|need)\b/giu,
  /\bals (?:KI|künstliche Intelligenz|(?:großes )?Sprachmodell)[^.,]{0,30},? (?:kann|bin|habe|darf) ich\b/giu,
  /\bich kann (?:Ihnen |dir )?(?:dabei|damit|diese[nr]? \p{L}+) (?:leider )?nicht\b/giu,
  /\b(?:lo siento, pero no puedo|como (?:un )?modelo de lenguaje)\b/giu,
  /\b(?:en tant que modèle de langage|en tant qu['’]IA|je ne peux pas vous aider|je suis désolée?, mais je ne peux)(?!\p{L})/giu,
  /\b(?:mi dispiace, ma non posso|(?:come|in quanto) modello linguistico)\b/giu,
  /\b(?:het spijt me, maar ik kan|als (?:AI-)?taalmodel)\b/giu,
  /\b(?:desculpe, mas não posso|como (?:um )?modelo de linguagem)\b/giu,
];

/** Finds refusals and other phrases of a model about itself. */
export function findModelPhrases(prose: string): string[] {
  return [...new Set(PATTERNS.flatMap((pattern) => [...prose.matchAll(pattern)].map(([words]) => words)))];
}
