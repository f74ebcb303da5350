import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import { IMPORTS, LAYERS, WITHOUT } from './layers.ts';

/** One import: of a file of the repository, or of a module from outside it. */
export interface Import {
  from: string;
  /** As it is written. */
  specifier: string;
  /** The file; null for a module of another package. */
  to: string | null;
}

/** An import that goes the wrong way, and why it is wrong. */
export interface Fault {
  reason: string;
  imports: readonly Import[];
}

/**
 * Reads the imports of these files, type imports, re-exports, `import()` and workers' addresses included.
 *
 * @param files Texts by path from the root of the repository, with `/`.
 */
export function readImports(files: ReadonlyMap<string, string>): Import[] {
  return [...files].flatMap(([from, text]) =>
    readSpecifiers(from, text).map((specifier) => ({ from, specifier, to: resolve(from, specifier) })),
  );
}

function readSpecifiers(file: string, text: string): string[] {
  const { staticImports, staticExports, dynamicImports } = parseSync(file, text).module;
  const exported = staticExports.flatMap(({ entries }) => entries);
  return [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...new Set(exported.flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])),
    ...dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1)),
    ...Array.from(text.matchAll(/new URL\('(\.[^']+\.ts)', import\.meta\.url\)/g), ([, path = '']) => path),
  ];
}

function resolve(from: string, specifier: string): string | null {
  if (specifier.startsWith('@/')) return `apps/web/${specifier.slice(2)}`;
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : null;
}

/** Finds the imports that go against the declared directions. */
export function findFaults(imports: readonly Import[]): Fault[] {
  return [
    ...findArrowsUp(imports),
    ...findCircles(imports),
    ...findUndeclared(imports),
    ...findForbiddenModules(imports),
  ];
}

function findArrowsUp(imports: readonly Import[]): Fault[] {
  return Object.entries(LAYERS).flatMap(([folder, layers]) => {
    const rankOf = (part: string) => layers.findIndex((layer) => layer.includes(part));
    const parts = new Set(imports.flatMap(({ from }) => toFolderIn(folder, from) ?? []));
    const unknown = [...parts].filter((part) => rankOf(part) === -1);
    const faults: Fault[] = unknown.map((part) => ({
      reason: `${folder}/${part} has no layer in scripts/layers.ts`,
      imports: [],
    }));
    const wrong = imports.filter(({ from, to }) => {
      const [own, other] = [toFolderIn(folder, from), to === null ? null : toFolderIn(folder, to)];
      if (own === null || other === null || own === other) return false;
      return rankOf(other) >= rankOf(own);
    });
    const byWay = Map.groupBy(
      wrong,
      ({ from, to }) => `${toFolderIn(folder, from)} must not import ${toFolderIn(folder, to ?? '')}`,
    );
    for (const [way, found] of byWay) faults.push({ reason: `${folder}: ${way}`, imports: found });
    return faults;
  });
}

/** The folder directly in `folder` that contains a file; null for a file elsewhere or directly in `folder`. */
function toFolderIn(folder: string, file: string): string | null {
  if (!file.startsWith(`${folder}/`)) return null;
  const [part = '', ...rest] = file.slice(folder.length + 1).split('/');
  return rest.length === 0 ? null : part;
}

/** Circles between the folders and files of each folder. */
function findCircles(imports: readonly Import[]): Fault[] {
  const folders = new Set(imports.flatMap(({ from }) => toAncestors(from)));
  return [...folders].flatMap((folder) => {
    const toPart = (file: string) =>
      file.startsWith(`${folder}/`) ? (file.slice(folder.length + 1).split('/')[0] ?? null) : null;
    const inside = imports.filter(({ from, to }) => {
      const [own, other] = [toPart(from), to === null ? null : toPart(to)];
      return own !== null && other !== null && own !== other;
    });
    const next = new Map<string, Set<string>>();
    for (const { from, to } of inside) {
      const own = toPart(from) ?? '';
      next.set(own, (next.get(own) ?? new Set()).add(toPart(to ?? '') ?? ''));
    }
    const closing = inside.filter(({ from, to }) =>
      reaches(next, toPart(to ?? '') ?? '', toPart(from) ?? ''),
    );
    return closing.length === 0 ? [] : [{ reason: `${folder}: a circle of imports`, imports: closing }];
  });
}

function toAncestors(file: string): string[] {
  const parts = file.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

function reaches(next: ReadonlyMap<string, ReadonlySet<string>>, start: string, goal: string): boolean {
  const seen = new Set<string>();
  const waiting = [start];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part === goal) return true;
    if (seen.has(part)) continue;
    seen.add(part);
    waiting.push(...(next.get(part) ?? []));
  }
  return false;
}

function findUndeclared(imports: readonly Import[]): Fault[] {
  return [...Map.groupBy(imports, ({ from }) => toPart(from))].flatMap(([part, own]): Fault[] => {
    const allowed = IMPORTS[part];
    if (!allowed) return [{ reason: `${part} is not listed in scripts/layers.ts`, imports: [] }];
    const wrong = own.filter(({ specifier, to }) => {
      if (to !== null) return !to.startsWith(`${part}/`) && !allowed.some((one) => isWithin(to, one));
      const [, entry] = /^@headway\/(.+)$/.exec(specifier) ?? [];
      return entry !== undefined && !allowed.some((one) => isWithin(entry, one));
    });
    const reason = `${part} imports of the workspace only: ${allowed.join(', ') || 'nothing'}`;
    return wrong.length === 0 ? [] : [{ reason, imports: wrong }];
  });
}

/** `packages/realtime`, `apps/web`, `e2e`. */
function toPart(file: string): string {
  return /^(?:apps|packages)\/[^/]+|^[^/]+/.exec(file)?.[0] ?? file;
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function findForbiddenModules(imports: readonly Import[]): Fault[] {
  return WITHOUT.flatMap(({ folders, modules, reason }) =>
    folders.flatMap((folder): Fault[] => {
      const wrong = imports.filter(
        ({ from, specifier, to }) =>
          to === null &&
          isWithin(from, folder) &&
          modules.some((module) =>
            module === 'node:' ? specifier.startsWith(module) : isWithin(specifier, module),
          ),
      );
      return wrong.length === 0 ? [] : [{ reason: `${folder}: ${reason}`, imports: wrong }];
    }),
  );
}
