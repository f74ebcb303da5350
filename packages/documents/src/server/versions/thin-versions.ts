import type { VerbContext } from '@headway/database';

/**
 * Deletes old automatic versions: of the last day all are kept, of the week before it the last of each hour, of older
 * ones the last of each day. Versions that somebody named or restored, and generated ones, are kept for good. The authors
 * of a deleted version are added to the next version that is kept.
 *
 * @returns how many were deleted
 */
export async function thinVersions({ db }: Pick<VerbContext, 'db'>): Promise<number> {
  const { rowCount } = await db.query(
    `with version as (
       select id, content_id, created_at, authors,
              case
                when kind <> 'automatic' or name is not null or created_at > now() - interval '1 day' then id::text
                when created_at > now() - interval '8 days' then 'hour ' || date_trunc('hour', created_at, 'UTC')
                else 'day ' || date_trunc('day', created_at, 'UTC')
              end as period
         from public.document_versions
     ), ranked as (
       select *, row_number() over (partition by content_id, period order by created_at desc, id) = 1 as is_kept
         from version
     ), numbered as (
       -- a version that is kept and those deleted before it get the same number
       select *, count(*) filter (where is_kept)
                   over (partition by content_id order by created_at desc, id) as number
         from ranked
     ), surplus as (
       select * from (
         select id, authors, is_kept,
                first_value(id) over (partition by content_id, number order by created_at desc, id) as heir_id
           from numbered) as found
        where not is_kept
     ), inherited as (
       update public.document_versions as v
          set authors = array(select distinct person from unnest(v.authors || legacy.authors) as person order by person)
         from (select heir_id, array_agg(person) as authors
                 from surplus, unnest(surplus.authors) as person group by heir_id) as legacy
        where v.id = legacy.heir_id
     )
     delete from public.document_versions as v using surplus where v.id = surplus.id and v.name is null`,
  );
  return rowCount ?? 0;
}
