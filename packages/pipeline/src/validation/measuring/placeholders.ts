/** A place that somebody may still have to fill. */
export interface Placeholder {
  words: string;
  /** Whether it can mean nothing else. `[Date]` can be a button, `{name}` the syntax of a template. */
  isCertain: boolean;
}

/** In brackets, but not a part of a path such as app/[name]/page, and not the text of a link. */
const inBrackets = (inner: string): string =>
  String.raw`(?<![\p{L}\p{N}_/])\[\s*(?:${inner})\s*\](?![\p{L}\p{N}_/(])`;
const WORDS = String.raw`[^[\]]{0,200}`;
/** What articles leave open, in English, German, French, Spanish, Italian, Dutch and Portuguese. */
const OPEN = String.raw`\p{L}*name|company|brand|author|date|link|url|firma|unternehmen|marke|autor|datum|nom|entreprise|société|marque|auteur|nombre|empresa|marca|fecha|nome|azienda|autore|naam|bedrijf|merk|data`;
const YOUR = String.raw`your|ihr(?:e[nmrs]?)?|dein(?:e[nmrs]?)?|votre|vos|ton|tu|su|tuo|uw|je|jouw|seu|sua`;
const INSERT = String.raw`insert|insérer|insérez|insertar|inserte|inserire|inserisci|inserir|insira`;
/** `Text goes here.` is left open; `Text goes here and there.` is not. */
const END = String.raw`(?=\s*(?:[.!…\])]|$))`;
const UNFINISHED = String.raw`TODO|TBD|FIXME|XXX|TK`;

const CERTAIN = [
  String.raw`lorem ipsum dolor|^lorem ipsum[.…]*$`,
  String.raw`^(?:${UNFINISHED})(?:\s*:.{0,200}|\.?)$|[[(](?:${UNFINISHED})(?!\p{L})[^\])]{0,200}[\])]`,
  inBrackets(
    [
      String.raw`(?:${INSERT})\s${WORDS}|enter (?:your|the|an?)\s${WORDS}|${WORDS}\s(?:einfügen|invoegen|ergänzen|eintragen)`,
      String.raw`your\s${WORDS}|(?:${YOUR})\s(?:\p{L}+\s)?(?:${OPEN})`,
      String.raw`(?:company|brand|product|business|client|customer|author)(?:['’]s)?\s(?:name|url|link)|name (?:der|des|of the) ${WORDS}|(?:nom|nome|nombre) (?:de |del |della |du |da |do |d['’])?\p{L}+`,
      String.raw`(?:tele)?phone number|e-?mail address|website (?:url|address)|(?:first|last|full) name|(?:internal |external )link\s?:${WORDS}|cta\s?:${WORDS}`,
      String.raw`placeholder|platzhalter|citation needed|source needed|needs (?:a )?source|source\?|à compléter|to be continued|section continues|(?:\.\.\.|…) ?more\s${WORDS}|(?:image|picture|photo|screenshot|bild|imagen|immagine|afbeelding|imagem)\s?:${WORDS}|(?:image|picture|photo|screenshot) of\s${WORDS}`,
    ].join('|'),
  ),
  String.raw`<(?:insert|your)\s[^>]{0,200}>|<\|[a-z_]{3,30}\|>`,
  String.raw`(?<!\p{L})(?:content|text|details?|paragraph|section|example|image)s? (?:(?:is|are|will be) )?(?:coming soon|to follow|to be (?:written|added|completed))${END}|(?:content|text|paragraph|section|example|image) goes here${END}|^your (?:text|content|title|heading) here[.…]*$|here comes an? (?:paragraph|section|text|chapter) (?:about|on|with)(?!\p{L})`,
];

const UNCERTAIN = [
  String.raw`(?<!\p{L})(?:TBD)(?!\p{L})|^(?:FIXME|TK|TODO (?:add|check|find|fix|insert|write))(?!\p{L})`,
  inBrackets(String.raw`(?:${YOUR})\s\p{L}${WORDS}|add\s\p{L}${WORDS}`),
  String.raw`\((?:add|insert)\s[^()]{0,100}\shere\)`,
  String.raw`\{\{[^{}]{0,200}\}\}|(?<![\p{L}\p{N}_/$#{])\{\p{L}+(?:[_ ]\p{L}+)*\}(?![\p{L}\p{N}_/}])`,
  String.raw`(?<![\p{L}\p{N}])(?:\$X+|X{2,}\s?(?:%|€|\$|euros?|dollars?|percent))(?![\p{L}\p{N}])`,
];

/** Written with capitals: `[name]` is a segment of an address. */
const UNCERTAIN_CAPITALS = [
  inBrackets(
    String.raw`(?:Name|City|Country|Company|Brand|Author|Date|Link|URL|Source|Title|Firma\p{L}*|\p{Lu}\p{L}*name|Unternehmen|Marke|Autor|Datum|Quelle|Nom|Entreprise|Auteur|Nombre|Empresa|Fecha|Fuente|Nome|Azienda|Autore|Fonte|Naam|Bedrijf|Bron|XYZ|\p{Lu}{4,}(?:\s\p{Lu}+)*)`,
  ),
  String.raw`%\p{Lu}[\p{Lu}_]{2,}%|(?<![\p{L}\p{N}_])YOUR_[\p{Lu}_]+`,
];

const PATTERNS = [
  ...CERTAIN.map((pattern) => ({ pattern: new RegExp(pattern, 'giu'), isCertain: true })),
  ...UNCERTAIN.map((pattern) => ({ pattern: new RegExp(pattern, 'giu'), isCertain: false })),
  ...UNCERTAIN_CAPITALS.map((pattern) => ({ pattern: new RegExp(pattern, 'gu'), isCertain: false })),
];

/** Finds the places of a paragraph without code that somebody still has to fill: each once, certain ones first. */
export function findPlaceholders(paragraph: string): Placeholder[] {
  const found = new Map<string, Placeholder>();
  for (const { pattern, isCertain } of PATTERNS)
    for (const [written] of paragraph.matchAll(pattern)) {
      const words = written.trim();
      if (!found.has(words)) found.set(words, { words, isCertain });
    }
  return [...found.values()];
}
