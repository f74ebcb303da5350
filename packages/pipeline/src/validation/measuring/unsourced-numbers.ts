import { HTTP_STATUS } from './slight-figures.ts';

/** A year since 2020 can say when a text was written. An earlier year is history, which needs a source. */
const YEAR = String.raw`20[2-9]\d(?!\p{Nd})`;
/** `November 2026`, `27 November 2026`, `November 27, 2026`, `27. November 2026`, `27 de noviembre de 2026`, `27.11.2026`. */
const DATE = String.raw`(?:\d{1,2}(?:\.|er|º|°|st|nd|rd|th)?\s+)?(?:(?:de\s+)?\p{L}+\.?\s+(?:de\s+|del\s+)?)?(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:\d{1,2}[./]\d{1,2}[./])?${YEAR}(?:-\d\d){0,2}`;
const FILLER = String.raw`(?:(?:in|on|at|the|am|im|dem|der|den|le|la|en|el|em|op|het|il|al|de|del|do|da|early|mid|late|anfang|mitte|ende|début|fin|mi|inizio|fine|begin|eind|início|fim)\s+){0,3}`;
/** Words that say since when or until when a text is right, in English, German, French, Spanish, Italian, Dutch and Portuguese. */
const AS_OF = [
  'as of|as at|since|last (?:updated|reviewed|modified|changed)|updated|reviewed',
  'stand|seit|ab|(?:zuletzt )?(?:aktualisiert|geändert|geprüft)',
  'depuis|à (?:compter|partir) d[eu]|(?:dernière )?mise? à jour|état',
  'desde|a partir de|actualizado|última actualización',
  'dal|a partire dal?|aggiornato|ultimo aggiornamento',
  'sinds|vanaf|per|(?:laatst )?bijgewerkt',
  'atualizado|última atualização',
].join('|');
/** Words that begin a sentence with a date. */
const IN = 'in|en|im|em|nel|no|dans';

/** Words before the number of a place in a text or a network, in the languages that are measured. */
const PLACES =
  'ports?|puertos?|porta|porte|poort(?:en)?|chapters?|sections?|steps?|pages?|figures?|tables?|lines?|parts?|phases?|levels?|lessons?|options?|examples?|questions?|rows?|columns?|items?|issues?|tickets?|kapitel|abschnitte?|schritte?|seiten?|abbildung|tabelle|zeilen?|teil|stufe|phase|frage|chapitres?|étapes?|tableaux?|lignes?|partie|capítulos?|sección|pasos?|páginas?|tablas?|líneas?|parte|capitol[oi]|sezione|pass[oi]|pagin[ae]|tabell[ae]|righ?[ae]|hoofdstuk|stap(?:pen)?|tabel|regels?|deel|seção|etapas?|tabela|linhas?|§+';
const OF = String.raw`\s?(?:of|out of|von|sur|de|di|van|/)\s?`;
const JOINED = String.raw`,?\s(?:and|or|to|und|oder|bis|et|ou|à|y|o|e|en|of|tot|a)\s`;
const VERSION = 'versions?|versionen|versión|versiones|versione|versioni|versies?|versão|versões|release';

/**
 * The numbers that no source has to say: dates of the text itself, and numbers that are part of a name, such as the
 * number of a standard, a version, a port, a status or a chapter.
 */
const UNSOURCED = [
  String.raw`(?<!\p{L})(?:${AS_OF})\s?:?\s+${FILLER}${DATE}`,
  String.raw`(?<=^[^\p{L}\p{N}]*)(?:${IN})\s+${FILLER}${DATE}`,
  // standards
  String.raw`(?<!\p{L})(?:RFC|BCP|ISO|IEC|DIN|IEEE|ANSI|ECMA|PEP|JSR|WCAG|PCI|UTF|UCS|SHA|MD|AES|RSA|HTTP|TLS|SSL|IPv|ES|CSS|HTML)(?:[\s-](?:IEC|ISO|EN))?(?:/\p{Lu}+)?[\s-]?\d+(?:[.:-]\d+)*`,
  // places in a text or a network, several of them, and of how many: `steps 2 and 3`, `step 2 of 7`
  String.raw`(?<!\p{L})(?:${PLACES})\s?#?\d{1,5}(?:\.\d+)*(?:(?:\s?[,/–-]\s?|${JOINED})#?\d{1,5}(?:\.\d+)*)*(?:${OF}\d{1,5})?(?![\p{Nd}%])`,
  String.raw`(?<!\p{Nd})\d{1,3}${OF}\d{1,3}(?=\s(?:${PLACES})(?!\p{L}))`,
  // the number of a section before its name
  String.raw`^\s*\d{1,3}(?:(?:\.\d{1,3})+[.)]?|[.)])(?=\s+\p{L})`,
  String.raw`(?<!\p{L})(?:see|cf\.|siehe|vgl\.|voir|véase|ver|vedi|zie|veja)\s\d{1,2}(?:\.\d{1,3})+`,
  // ports without a host, parameters, telephone numbers
  String.raw`(?<![\p{L}\p{N}]):\d{2,5}(?!\d)`,
  String.raw`(?<=\p{L}=)\d+`,
  String.raw`(?<![\p{L}\p{N}])\+\d{1,3}[\s/-]?(?:\(?\d+\)?[\s/-]?){2,5}`,
  // times of day, ordinals, sizes of screens
  String.raw`(?<![\p{Nd}:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\p{Nd}:])`,
  String.raw`(?<![\p{L}\p{Nd}])\d{0,1}(?:1st|2nd|3rd|\dth)(?!\p{L})`,
  String.raw`(?<!\p{Nd})\d{2,5}\s?[×x]\s?\d{2,5}(?!\p{Nd})`,
  String.raw`(?<![\p{L}\p{Nd}])(?:2|4|5|8)K(?!\p{L})`,
  // addresses of machines
  String.raw`(?<!\p{Nd})\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5}|/\d{1,2})?(?!\p{Nd})`,
  // versions
  String.raw`(?<!\p{L})(?:${VERSION})\s\d+(?:\.\d+)*(?:(?:\s?[,/–-]\s?|${JOINED})\d+(?:\.\d+)*)*\+?(?![\p{Nd}%])`,
  // the status of a response
  String.raw`(?<!\p{L})(?:status|codes?|errors?|fehler|erreur|errore|erro|fout)(?:\s\p{L}+)?\s[1-5]\d\d(?:(?:\s?[,/–-]\s?|${JOINED})[1-5]\d\d)*(?!\p{Nd})`,
  // `404 errors` names a status, and `450 errors` or `300 pages` counts
  String.raw`(?<!\p{Nd})${HTTP_STATUS}(?:(?:\s?[,/–-]\s?|${JOINED})${HTTP_STATUS})*(?=[\s-](?:page(?!\p{L})|errors?|OK\b|not found|status|codes?|responses?|redirects?|fehler|seite(?!\p{L})|moved|gone|forbidden|unauthorized))`,
  String.raw`(?<!\p{L})(?:returns?|answers?|responds?|sends?|gets?|throws?)(?:\s(?:with|an?|the))*\s[1-5]\d\d(?=[.,;:)]|$)`,
  // around the clock, and the sides of screens
  String.raw`(?<!\p{Nd})(?:24/(?:7|365)|9(?:-|\sto\s)5|(?:16|4|3|1|21|9):(?:9|10|3|2|1|16))(?![\p{Nd}%])`,
].map((pattern) => new RegExp(pattern, 'giu'));

/** Leaves out the numbers of a sentence that no source has to say. */
export function withoutUnsourcedNumbers(sentence: string): string {
  return UNSOURCED.reduce((text, pattern) => text.replace(pattern, ' '), sentence);
}
