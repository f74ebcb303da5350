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
  // German: `As a language model, I ...`, `I am a language model`, `I cannot help you with it`
  /\bals (?:eine? )?(?:KI|künstliche Intelligenz|(?:großes |KI-)?Sprachmodell)[^.,]{0,30},? (?:kann|bin|habe|darf) ich\b/giu,
  /\bich bin (?:nur |lediglich )?(?:ein(?:e|en)? )(?:KI\b|künstliche Intelligenz|(?:großes |KI-)?Sprachmodell)/giu,
  /\bich kann (?:Ihnen |dir |euch )?(?:dabei |damit |diese[nrs]? \p{L}+ )(?:leider )?nicht (?:weiterhelfen|helfen|schreiben|beantworten|erstellen|erfüllen)(?!\p{L})/giu,
  /\b(?:es tut mir leid|tut mir leid|entschuldigung),? (?:aber |doch )?ich (?:kann|darf)\b/giu,
  // Spanish
  /\bcomo (?:un )?(?:modelo de lenguaje|modelo de IA|asistente de IA|(?:una )?inteligencia artificial),? (?:no )?(?:puedo|tengo|soy)\b/giu,
  /\bsoy (?:solo |sólo )?un (?:modelo de lenguaje|asistente de IA|modelo de IA)(?!\p{L})/giu,
  /\b(?:lo siento|lo lamento),? (?:pero )?no puedo\b/giu,
  /\bno puedo (?:ayudarte|ayudarle|cumplir|escribir este|generar este|proporcionar)(?!\p{L})/giu,
  // French
  /\ben tant (?:que (?:modèle de langage|modèle d['’]IA|assistant IA)|qu['’](?:IA|intelligence artificielle)),? je\b/giu,
  /\bje (?:suis|ne suis qu['’]) ?(?:juste )?un (?:modèle de langage|modèle d['’]IA|assistant IA)(?!\p{L})/giu,
  /\b(?:je suis désolée?|désolée?),? (?:mais )?je ne (?:peux|suis pas en mesure)(?!\p{L})/giu,
  /\bje ne peux pas (?:vous |t['’])?(?:aider (?:à|avec|sur)|rédiger|répondre à cette|générer)(?!\p{L})/giu,
  // Italian
  /\b(?:come|in quanto) (?:un )?(?:modello linguistico|modello di IA|assistente IA|intelligenza artificiale),? (?:non )?(?:posso|ho|sono)\b/giu,
  /\bsono (?:solo |soltanto )?un (?:modello linguistico|modello di IA|assistente IA)(?!\p{L})/giu,
  /\b(?:mi dispiace|spiacente),? (?:ma )?non posso\b/giu,
  /\bnon posso (?:aiutarti|aiutarla|soddisfare|scrivere quest)/giu,
  // Dutch
  /\bals (?:een )?(?:(?:AI-|groot )?taalmodel|AI-assistent|kunstmatige intelligentie),? (?:kan|ben|heb|mag) ik\b/giu,
  /\bik ben (?:slechts |maar )?een (?:(?:AI-|groot )?taalmodel|AI-assistent)(?!\p{L})/giu,
  /\b(?:het spijt me|sorry),? (?:maar )?ik (?:kan|mag)\b/giu,
  /\bik kan (?:je |u |jullie )?(?:hier|daar)(?:bij|mee) (?:helaas )?niet\b/giu,
  // Portuguese
  /\bcomo (?:um )?(?:modelo de linguagem|modelo de IA|assistente de IA|(?:uma )?inteligência artificial),? (?:eu )?(?:não )?(?:posso|tenho|sou)\b/giu,
  /\b(?:eu )?sou (?:apenas |só )?um (?:modelo de linguagem|modelo de IA|assistente de IA)(?!\p{L})/giu,
  /\b(?:desculpe|lamento|sinto muito),? (?:mas )?(?:eu )?não posso\b/giu,
  /\bnão posso (?:ajudá-l[oa]|ajudar (?:você|com isso)|atender|escrever est)/giu,
];

/** Finds refusals and other phrases of a model about itself. */
export function findModelPhrases(prose: string): string[] {
  return [...new Set(PATTERNS.flatMap((pattern) => [...prose.matchAll(pattern)].map(([words]) => words)))];
}
