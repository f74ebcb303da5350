import type { VerbContext } from '@headway/database';
import { ok, type Result } from '@headway/database/result';
import type { ComparedNode } from '@headway/documents/protocol';
import { compareVersions as compare, type VersionPair } from '@headway/documents/server';
import type { NamedComparison } from '../version.ts';
import { readCitedSources } from './read-cited-sources.ts';
import { readPeople } from './read-people.ts';

/** Compares two versions of an article in one text, with the names of the authors of additions. */
export async function compareVersions(ctx: VerbContext, pair: VersionPair): Promise<Result<NamedComparison>> {
  const compared = await compare(ctx, pair);
  if (!compared.ok) return compared;
  const ids = new Set(compared.value.writers);
  const collect = (node: ComparedNode): void => {
    if (node.type !== 'text') node.content?.forEach(collect);
    else if (typeof node.by?.userId === 'string') ids.add(node.by.userId);
  };
  compared.value.blocks.forEach(collect);
  const nameOf = await readPeople(ids);
  const sources = await readCitedSources(pair.contentId);
  return ok({ ...compared.value, people: [...ids].map(nameOf), sources });
}
