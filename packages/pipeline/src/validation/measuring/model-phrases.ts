import type { LanguageCode } from '@headway/text/language';

/** What a model says to the person who asked, in one language, as sources of regular expressions. */
interface Phrases {
  /** `As an AI` or `I am a language model`, with the words that make it a statement of the text about itself. */
  self: string;
  /** `Unfortunately`, `I am sorry`: what may stand before a refusal. */
  sorry: string;
  /** `I cannot write this article`: a refusal with its object. A person may well write `I cannot write code`. */
  refusal: string;
  /** `it`, `that`, `help`: what a model refuses behind an apology without naming it. */
  afterSorry: string;
  /** `Here is the article`, the beginning of an answer, before a colon. */
  delivery: string;
}

const AI = String.raw`(?:AI|IA|KI)(?![\p{L}])`;

const MODEL_PHRASES: Record<LanguageCode, Phrases> = {
  en: {
    self: String.raw`as an? (?:AI|artificial intelligence|(?:large )?language model)(?: language)?(?: model| assistant)?(?: (?:trained|made|developed|created) by \p{L}+)?,? (?:I|my)(?!\p{L})|I(?:['’]m| am) (?:just |only )?an? (?:AI(?!\p{L})|artificial intelligence|(?:large )?language model)|my (?:knowledge cut-?off|training data)(?!\p{L})`,
    sorry: String.raw`(?:unfortunately|regrettably|sorry|I(?:['’]m| am) (?:very |really |so )?sorry|I apologi[sz]e|(?:my )?apologies|I(?:['’]m| am) afraid(?: that)?|(?:please )?note(?: that)?)`,
    refusal: String.raw`(?:I (?:can ?not|can['’]t|could not|couldn['’]t|won['’]t|will not|am (?:unable|not able) to|must decline to|won['’]t be able to|will not be able to)|I['’]m (?:unable|not able) to) (?:(?:assist|help)(?: you)?(?: with (?:that|this|it|your)| (?:write|creat)\w*)|browse|access (?:the (?:internet|web)|real-time)|(?:write|create|generate|fulfil|fulfill|complete|produce|provide|continue|answer|comply with)(?: about)? (?:this|that|the requested|your|an?) (?:[\p{L}-]+ ){0,2}(?:article|text|post|draft|request|prompt|content|topic|subject|question)(?!\p{L})|(?:fulfil|fulfill|comply with) )|I (?:do not|don['’]t) have (?:access to (?:the internet|the web|real-time)|enough (?:information|sources|context) to (?:write|answer|complete)|personal opinions)|I could(?: not|n['’]t) find (?:any )?(?:sources|information) (?:for|on|about) (?:it|this|that)(?!\p{L})`,
    afterSorry: String.raw`(?:but )?(?:I (?:can ?not|can['’]t|am (?:unable|not able) to)) (?:assist|help|(?:verify|answer|do|confirm|write|provide|access)(?: about)? (?:this|that|it))(?!\p{L})`,
    delivery: String.raw`(?:here(?:['’]s| is| are)|below is|this is) (?:the|your|an?) (?:[\p{L}\p{N},-]+ ){0,4}(?:article|draft|blog post|version|text)(?: (?:about|on|for|as|you|in|with)(?!\p{L})[^.!?:]{0,80})?`,
  },
  de: {
    self: String.raw`als (?:eine? )?(?:${AI}|KI-(?:Modell|Assistent|Sprachmodell)|künstliche Intelligenz|(?:großes )?Sprachmodell)[^.,]{0,30},? (?:kann|bin|habe|darf) ich(?!\p{L})|ich bin (?:nur |lediglich )?(?:ein(?:e|en)? )(?:${AI}|KI-|künstliche Intelligenz|(?:großes )?Sprachmodell)`,
    sorry: String.raw`(?:leider|bedauerlicherweise|es tut mir (?:sehr )?leid|tut mir leid|entschuldigung|ich bedauere?)`,
    refusal: String.raw`(?:ich (?:kann|darf|bin)|kann ich|darf ich|bin ich)(?:[ ,](?:leider|Ihnen|dir|euch|aber|dazu))*[ ,]{1,2}(?:nicht in der Lage|(?:diese[nrs]?|den|Ihren?|deinen?|Ihre|deine) (?:[\p{L}-]+ ){0,2}(?:Artikel|Text|Beitrag|Anfrage|Frage|Thema)[^.!?]{0,20} nicht|(?:dabei|damit|hierbei) (?:leider )?nicht (?:weiter)?helfen)`,
    afterSorry: String.raw`(?:aber |doch )?(?:(?:dabei|damit|das|dies) kann ich|ich kann (?:Ihnen |dir )?(?:dabei |damit |das |dies )?)(?:[^.!?]{0,20} )?(?:nicht )?(?:nicht|weiter)?[ ]?(?:helfen|beantworten|schreiben)(?!\p{L})`,
    delivery: String.raw`(?:hier (?:ist|finden Sie|kommt)|anbei|im Folgenden) (?:der|Ihr|dein|ein) (?:[\p{L}\p{N}-]+ ){0,3}(?:Artikel|Text|Beitrag|Entwurf)(?: (?:über|zu|zum|zur|für)(?!\p{L})[^.!?:]{0,80})?`,
  },
  es: {
    self: String.raw`como (?:una? )?(?:modelo de (?:lenguaje|IA)|asistente de IA|IA|inteligencia artificial),? (?:no )?(?:puedo|tengo|soy)(?!\p{L})|soy (?:solo |sólo )?una? (?:modelo de lenguaje|asistente de IA|modelo de IA|IA)(?!\p{L})`,
    sorry: String.raw`(?:lo siento|lo lamento|lamentablemente|desafortunadamente|disculp[ae]|perdón)`,
    refusal: String.raw`(?:no (?:puedo|me es posible|soy capaz de|estoy en condiciones de)) (?:ayudar(?:te|le|los)?(?: con| a)|(?:escribir|redactar|generar|crear|completar|cumplir|responder|proporcionar)(?: (?:a|con|sobre))? (?:est[ea]|es[ea]|el|la|tu|su) (?:\p{L}+ )?(?:artículo|texto|tema|solicitud|petición|pregunta)(?!\p{L}))`,
    afterSorry: String.raw`(?:pero )?no puedo (?:ayudar|hacerlo|responder(?: a eso)?[.!]|escribirlo|verificarlo)`,
    delivery: String.raw`aquí (?:tienes|tiene|está|va) (?:el|tu|su|un) (?:\p{L}+ ){0,2}?(?:artículo|texto|borrador)(?: (?:\p{L}+ )?(?:sobre|para|solicitado|revisado)(?!\p{L})[^.!?:]{0,80})?`,
  },
  fr: {
    self: String.raw`en tant (?:que (?:modèle de langage|modèle d['’]IA|assistant IA)|qu['’](?:IA|intelligence artificielle)),? je(?!\p{L})|je (?:suis|ne suis qu['’]) ?(?:juste )?une? (?:modèle de langage|modèle d['’]IA|assistant IA|IA)(?!\p{L})`,
    sorry: String.raw`(?:je suis (?:vraiment )?désolée?|désolée?|malheureusement|je regrette|toutes mes excuses)`,
    refusal: String.raw`(?:je ne (?:peux|suis) pas (?:en mesure |capable )?(?:de |d['’])?|je suis incapable (?:de |d['’])|il m['’]est impossible (?:de |d['’]))(?:vous aider|t['’]aider|(?:écrire|rédiger|générer|créer|fournir|compléter|répondre à|traiter)(?: sur)? (?:cet?(?:te)?|l['’]|le|la|votre|ta) ?(?:\p{L}+ )?(?:article|texte|sujet|demande|question)(?!\p{L}))`,
    afterSorry: String.raw`(?:mais )?je ne (?:peux|suis) pas (?:en mesure |capable )?(?:de )?(?:vous |t['’])?(?:aider|répondre|le faire|l['’]écrire)(?!\p{L})`,
    delivery: String.raw`voici (?:l['’]|le |un |votre |ton )(?:\p{L}+ ){0,2}?(?:article|texte|brouillon)(?: (?:\p{L}+ )?(?:demandé|révisé|corrigé|sur|pour|complet)(?!\p{L})[^.!?:]{0,80})?`,
  },
  it: {
    self: String.raw`(?:come|in quanto) (?:un[ao']? ?)?(?:modello linguistico|modello di IA|assistente IA|IA|intelligenza artificiale),? (?:non )?(?:posso|ho|sono)(?!\p{L})|sono (?:solo |soltanto )?un[ao']? ?(?:modello linguistico|modello di IA|assistente IA|IA)(?!\p{L})`,
    sorry: String.raw`(?:mi dispiace|spiacente|purtroppo|mi scuso|scusa(?:mi)?)`,
    refusal: String.raw`non (?:posso|sono in grado di|mi è possibile) (?:aiutart?l?[ia](?: con| a)|(?:scrivere|redigere|generare|creare|completare|soddisfare|rispondere)(?: (?:a|su))? (?:quest[oa]|quest['’]|l['’]|il|la|questa) ?(?:\p{L}+ )?(?:articolo|testo|argomento|richiesta|domanda)(?!\p{L}))`,
    afterSorry: String.raw`(?:ma )?non posso (?:aiutar(?:ti|la|vi)|farlo|rispondere[.!]|scriverlo)`,
    delivery: String.raw`ecco (?:l['’]|il |un |la )(?:tuo )?(?:articolo|testo|bozza)(?: (?:\p{L}+ )?(?:richiesto|rivisto|su|sul|sulla|per|completo)(?!\p{L})[^.!?:]{0,80})?`,
  },
  nl: {
    self: String.raw`als (?:een )?(?:AI(?!\p{L})|(?:AI-|groot )?taalmodel|AI-(?:assistent|model)|kunstmatige intelligentie),? (?:kan|ben|heb|mag) ik(?!\p{L})|ik ben (?:slechts |maar )?een (?:AI(?!\p{L})|(?:AI-|groot )?taalmodel|AI-assistent)`,
    sorry: String.raw`(?:het spijt me|sorry|helaas|mijn excuses)`,
    refusal: String.raw`(?:ik (?:kan|mag|ben)|kan ik|mag ik|ben ik)(?: helaas| je| u| jullie)* (?:(?:hier|daar)(?:bij|mee) (?:helaas )?niet|niet in staat om (?:dit|deze|het)|(?:dit|deze|het|je|uw) (?:\p{L}+ )?(?:artikel|tekst|onderwerp|verzoek|vraag) (?:\p{L}+ )?niet)`,
    afterSorry: String.raw`(?:maar )?ik kan (?:je |u )?(?:dit|dat|daar|hier)?(?:mee|bij)? ?niet (?:helpen|schrijven|beantwoorden)(?!\p{L})`,
    delivery: String.raw`hier(?:onder)? (?:is|vind je|vindt u|volgt) (?:het|je|uw|een) (?:\p{L}+ ){0,2}(?:artikel|tekst|concept)(?: (?:over|voor)(?!\p{L})[^.!?:]{0,80})?`,
  },
  pt: {
    self: String.raw`como (?:uma? )?(?:modelo de (?:linguagem|IA)|assistente de IA|IA|inteligência artificial),? (?:eu )?(?:não )?(?:posso|tenho|sou)(?!\p{L})|(?:eu )?sou (?:apenas |só )?uma? (?:modelo de linguagem|modelo de IA|assistente de IA|IA)(?!\p{L})`,
    sorry: String.raw`(?:desculpe|desculpa|lamento|sinto muito|infelizmente|peço desculpas?)`,
    refusal: String.raw`(?:eu )?não (?:posso|consigo|sou capaz de|me é possível) (?:ajudá-l[oa]|ajudar (?:você|com (?:isso|is[st]o))|atender|(?:escrever|redigir|gerar|criar|completar|responder)(?: (?:a|sobre))? (?:est[ea]|ess[ea]|o|a|seu|sua) (?:\p{L}+ )?(?:artigo|texto|tema|assunto|pedido|pergunta)(?!\p{L}))`,
    afterSorry: String.raw`(?:mas )?(?:eu )?não (?:posso|consigo) (?:ajudar|fazê-lo|fazer isso|responder[.!]|escrevê-lo)`,
    delivery: String.raw`aqui (?:está|vai|tem) (?:o|seu|um) (?:\p{L}+ )?(?:artigo|texto|rascunho)(?: (?:\p{L}+ )?(?:sobre|para|solicitado|revisado)(?!\p{L})[^.!?:]{0,80})?`,
  },
};

/** `Sure!`, `Gerne!`: an answer that is no article begins with it. */
const GLADLY = String.raw`(?:sure|certainly|of course|absolutely|gladly|gerne|natürlich|selbstverständlich|klar|claro|por supuesto|desde luego|bien sûr|avec plaisir|certainement|certo|certamente|volentieri|natuurlijk|zeker|graag|com certeza|com prazer)[!,.:]+\s+`;

/** What models add in no special language, as whole paragraphs. */
const WHOLE = [
  String.raw`I hope (?:this|the) (?:article|draft|post|text) (?:helps|is helpful|meets)[^.!?]{0,60}[.!]`,
  String.raw`(?:would you like|do you want) me to (?:continue|revise|expand|adjust|write|add)[^?]{0,80}\?`,
  String.raw`(?:please )?let me know if you(?:['’]d| would)? (?:like|want|need) (?:me to|any (?:changes|further|more|other)|further|anything|changes|revisions|more details)[^.!?]{0,80}[.!]`,
  String.raw`\[?(?:continued in (?:the|my) next (?:message|response)|continue\?)\]?`,
  String.raw`\(?word count: (?:about |approximately |~)?[\d.,]+(?: words)?\)?\.?`,
];

/** What a model says about itself can stand anywhere in a paragraph. */
const SELF = Object.values(MODEL_PHRASES).map(
  ({ self }) => new RegExp(String.raw`(?<!\p{L})(?:${self})`, 'giu'),
);

/** Each of them has one of these words. To search for the words first takes a tenth of the time. */
const HAS_SELF = /mod[eè]l|intel|training data|knowledge|(?<!\p{L})(?:AI|IA|KI)(?!\p{L})/iu;

/** The other phrases stand at the beginning of a paragraph. */
const BEGINNINGS = [
  ...Object.values(MODEL_PHRASES).flatMap(({ sorry, refusal, afterSorry, delivery }) => {
    const apology = String.raw`${sorry}(?:[,.:;!…]+\s*|\s+)(?:(?:but|aber|doch|pero|mais|ma|maar|mas)\s+)?`;
    return [
      String.raw`^(?:${apology}){0,2}(?:${refusal})`,
      String.raw`^(?:${apology}){1,2}(?:${afterSorry})`,
      String.raw`^(?:${GLADLY})?(?:${delivery})\s?:\s*$`,
      String.raw`^${GLADLY}(?:${delivery})`,
    ];
  }),
  ...WHOLE.map((whole) => `^${whole}$`),
].map((pattern) => new RegExp(pattern, 'iu'));

/**
 * Finds refusals and other phrases of a model about itself in a paragraph. Refusals and the beginnings of answers stand at
 * its start and name the article or the request: people write `I am sorry` and `Here is the draft`, too.
 */
export function findModelPhrases(paragraph: string): string[] {
  const self = HAS_SELF.test(paragraph)
    ? SELF.flatMap((pattern) => [...paragraph.matchAll(pattern)].map(([words]) => words))
    : [];
  return [...new Set([...self, ...BEGINNINGS.flatMap((pattern) => pattern.exec(paragraph)?.[0] ?? [])])];
}
