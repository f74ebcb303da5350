import Papa from 'papaparse';

/** A row of a list as it was written, before anything is checked. */
export interface ListRow {
  /** Its line in the list, 1 for the first. */
  line: number;
  keyword: string;
  /** Empty when the list does not say. */
  language: string;
  title: string;
}

const HEADERS = {
  keyword: ['keyword', 'keywords'],
  language: ['language', 'locale'],
  title: ['title'],
};

/**
 * Parses a list of keywords. Text that was typed or pasted has one keyword a line, or the columns of a spreadsheet,
 * which are parted by tabs; commas belong to the keyword. A file has commas, semicolons or tabs between its columns.
 * With a first row of names, the columns `keyword`, `language` and `title` are read, else the first column. Empty lines
 * are left out. Every value is plain text, also one that a spreadsheet would take for a formula.
 */
export function parseKeywordList(text: string, from: 'text' | 'file'): ListRow[] {
  const isTable = from === 'file' || text.includes('\t');
  const table = isTable ? parseTable(text, from) : text.split(/\r\n|\r|\n/u).map((line) => [line]);
  const rows = table.map((cells, index) => ({ cells: cells.map((cell) => cell.trim()), line: index + 1 }));
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const columns = findColumns(filled[0]?.cells ?? []);
  return filled.slice(columns === null ? 0 : 1).map(({ cells, line }) => ({
    line,
    keyword: cells[columns?.keyword ?? 0] ?? '',
    language: cells[columns?.language ?? -1] ?? '',
    title: cells[columns?.title ?? -1] ?? '',
  }));
}

function parseTable(text: string, from: 'text' | 'file'): string[][] {
  const delimiter = from === 'text' ? '\t' : '';
  return Papa.parse<string[]>(text, { delimiter, delimitersToGuess: [',', ';', '\t'] }).data;
}

/** Where the columns are, by the names in the first row; null when it has no names. */
function findColumns(cells: readonly string[]): Record<keyof typeof HEADERS, number> | null {
  const names = cells.map((cell) => cell.replace(/^\uFEFF/u, '').toLowerCase());
  const find = (known: readonly string[]) => names.findIndex((name) => known.includes(name));
  const columns = {
    keyword: find(HEADERS.keyword),
    language: find(HEADERS.language),
    title: find(HEADERS.title),
  };
  return columns.keyword === -1 ? null : columns;
}
