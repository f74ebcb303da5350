import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

// `npm run measure [folder]`: figures about the structure of a checkout, by default this one. Nothing is changed.

/** Tests, benchmarks, and the code that they share. Their lines are not lines of the product. */
const OF_TESTS = /(^|\/)(test|e2e|bench|testing|examples)\/|\.test\.tsx?$|\.d\.ts$/;
/** Generated files, which are counted nowhere. */
const GENERATED = /^supabase\/migrations\/|^packages\/database\/src\/schema\.ts$/;
const CODE = /\.(ts|tsx|mjs|sql|css)$/;
const FOLDER_LIMIT = 20;

/** Things that a code base tends to do in several ways. Each should be done in one. */
const TWINS: Record<string, RegExp> = {
  'transactions (statements that begin one)': /(?:query\(|= \[)\s*['"`]begin\b/g,
  'pools of connections': /new (?:pg\.)?Pool\(/g,
  'back-offs (doubled waits)': /\b2 \*\* \(?[a-z]|\b\w*Ms \* 2\b/g,
  'listener sets': /new Set<(?:\(|On|Listener|\w*Listener|\w*Callback)/g,
  'functions named countWords': /function countWords\b/g,
  'functions named eventually': /function eventually\b/g,
};

const root = process.argv[2] ?? join(import.meta.dirname, '..');
const files = execFileSync('git', ['-C', root, 'ls-files'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => CODE.test(file) && !GENERATED.test(file));
const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const sources = files.filter((file) => !OF_TESTS.test(file));
const scripts = sources.filter((file) => /\.tsx?$/.test(file));

const countLines = (file: string): number => (texts.get(file) ?? '').split('\n').length - 1;
const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Finds the longest function of a file, and its first line. */
function findLongestFunction(file: string): { lines: number; at: string } {
  const text = texts.get(file) ?? '';
  let longest = { lines: 0, at: file };
  const measure = ({ start, end }: { start: number; end: number }): void => {
    const lines = text.slice(start, end).split('\n').length;
    if (lines > longest.lines) longest = { lines, at: `${file}:${text.slice(0, start).split('\n').length}` };
  };
  new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(parseSync(file, text).program);
  return longest;
}

/** Replaces every comment of a file by spaces. */
function toCode(file: string): string {
  const text = texts.get(file) ?? '';
  let code = text;
  for (const { start, end } of parseSync(file, text).comments) {
    code = code.slice(0, start) + code.slice(start, end).replaceAll(/[^\n]/g, ' ') + code.slice(end);
  }
  return code;
}

const countCode = (file: string): number =>
  toCode(file)
    .split('\n')
    .filter((line) => line.trim() !== '').length;

const lengths = scripts.map(countLines).toSorted((a, b) => a - b);
const closures = scripts.map(findLongestFunction).toSorted((a, b) => b.lines - a.lines);
const folders = Map.groupBy(scripts, dirname);
const full = [...folders].filter(([, inside]) => inside.length > FOLDER_LIMIT);

console.log(
  'Not counted as product: test/, e2e/, bench/, testing/, scripts/examples/, *.test.ts, and generated files.',
);
console.log(`files outside tests           ${sources.length}`);
console.log(`lines outside tests           ${sum(sources.map(countLines))}`);
console.log(
  `  of these SQL                ${sum(sources.filter((file) => file.endsWith('.sql')).map(countLines))}`,
);
console.log(`  TypeScript without comments ${sum(scripts.map(countCode))}`);
console.log(
  `lines of tests                ${sum(files.filter((file) => OF_TESTS.test(file)).map(countLines))}`,
);
console.log(`median of a file              ${lengths[Math.floor(lengths.length / 2)]} lines`);
console.log(`longest file                  ${lengths.at(-1)} lines`);
console.log(`functions over 80 lines       ${closures.filter(({ lines }) => lines > 80).length}`);
for (const { lines, at } of closures.slice(0, 5)) console.log(`  ${lines} lines  ${at}`);
console.log(`folders over ${FOLDER_LIMIT} files         ${full.length}`);
for (const [folder, inside] of full) console.log(`  ${inside.length} files  ${folder}`);
for (const [name, pattern] of Object.entries(TWINS)) {
  const where = name.includes('eventually') ? files.filter((file) => /\.tsx?$/.test(file)) : scripts;
  const found = where
    .filter((file) => file !== 'scripts/measure.ts')
    .map((file) => ({ file, times: toCode(file).match(pattern)?.length ?? 0 }))
    .filter(({ times }) => times > 0);
  console.log(`${name}: ${sum(found.map(({ times }) => times))}`);
  for (const { file } of found) console.log(`  ${file}`);
}
