/** Phrases of a model about itself, in English. */
export const BOILERPLATE =
  /\bas an? (?:ai|artificial intelligence|large language)(?: language)?(?: model| assistant)?\b|\bi(?:'m| am) (?:sorry|unable|not able)\b[^.]{0,40}\b(?:assist|help|provide|fulfil|comply)|\bi (?:cannot|can't) (?:assist|help|fulfil|comply|provide)\b|\bmy (?:knowledge cut-?off|training data)\b|\b(?:here is|here's|sure,|certainly[,!]) (?:your|the|an?) (?:article|draft|blog post)\b|\blet me know if you(?:'d| would)? (?:like|want|need)\b/giu;
