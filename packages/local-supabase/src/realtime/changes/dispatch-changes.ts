import type { Pool } from 'pg';
import type { Identity } from '../auth/identity.ts';
import type { RealtimeLog } from '../realtime-log.ts';
import type { RowChange } from '../replication/row-change.ts';
import type { ChangeListener, ChangeListeners } from './change-listeners.ts';
import { createChangePayload, createErrorPayload, type ChangePayload } from './change-payload.ts';
import { createColumnTypes, type ColumnType } from './column-type.ts';
import type { OperandReader } from './filter-operands.ts';
import { createJsonWriter, type AskedValue, type JsonWriter } from './json-values.ts';
import { matchFilters } from './match-filters.ts';
import { createRowReader } from './row-reader.ts';
import { readTableFacts, type TableFacts } from './table-facts.ts';

/** Finds out who may see which of these changes, with a few queries for all of them together. */
export type ChangeDispatcher = (changes: readonly RowChange[]) => Promise<Deliveries>;

/** Hands a change to those who may see it. Called in the order of the changes. */
export type Deliveries = (change: RowChange) => void;

interface Hit {
  change: RowChange;
  facts: TableFacts;
  listener: ChangeListener;
  identity: Identity;
}

interface Delivery {
  listener: ChangeListener;
  payload: ChangePayload;
}

const NO_KEY = 'Error 400: Bad Request, no primary key';
const UNAUTHORIZED = 'Error 401: Unauthorized';
const NO_COLUMNS: ReadonlySet<string> = new Set();

/** @param pool of connections that speak of times in UTC and in ISO style */
export function createChangeDispatcher(
  pool: Pool,
  listeners: ChangeListeners,
  readOperands: OperandReader,
  log: RealtimeLog,
): ChangeDispatcher {
  const readTypes = createColumnTypes(pool);
  const readRows = createRowReader(pool, log);

  return async (changes) => {
    const candidates = changes.flatMap((change) =>
      listeners.find(change.relation, change.type).map((listener) => ({ change, listener })),
    );
    if (candidates.length === 0) return () => undefined;
    // one object per role and claims, so that equal readers are asked about once
    const identities = new Map<string, Identity>();
    const identityOf = ({ identity }: ChangeListener['subscriber']) => {
      const key = `${identity.role} ${identity.claims}`;
      const known = identities.get(key) ?? identity;
      identities.set(key, known);
      return known;
    };
    const withIdentity = candidates.map((candidate) => ({
      ...candidate,
      identity: identityOf(candidate.listener.subscriber),
    }));
    const relations = new Map(candidates.map(({ change: { relation } }) => [relation.oid, relation]));
    const [types, facts] = await Promise.all([
      readTypes([...relations.values()].flatMap(({ columns }) => columns.map(({ typeOid }) => typeOid))),
      readTableFacts(pool, relations.keys(), new Set(withIdentity.map(({ identity }) => identity.role))),
    ]);
    const hits = withIdentity.flatMap((candidate): Hit[] => {
      const ofTable = facts.get(candidate.change.relation.oid);
      return ofTable ? [{ ...candidate, facts: ofTable }] : [];
    });

    const deliveries = new Map<RowChange, Delivery[]>();
    const deliver = (change: RowChange, delivery: Delivery) => {
      const others = deliveries.get(change);
      if (others) others.push(delivery);
      else deliveries.set(change, [delivery]);
    };

    const errorPayloads = createOncePer((change: RowChange, error: string) =>
      createErrorPayload(change, error),
    );
    const readable: Hit[] = [];
    for (const hit of hits) {
      const error = findError(hit);
      if (error) deliver(hit.change, { listener: hit.listener, payload: errorPayloads(hit.change, error) });
      else readable.push(hit);
    }
    const matches = await matchFilters(
      pool,
      readable.map(({ change, listener, facts: { selectable }, identity }) => ({
        change,
        conditions: listener.binding.conditions,
        selectable: selectable.get(identity.role),
      })),
      types,
      readOperands,
      log,
    );
    const visible = await keepVisible(
      readable.filter((_, index) => matches[index]),
      readRows,
    );
    const writeJson = await createJsonWriter(pool, findAskedValues(visible, types));
    const payloads = createPayloads(types, writeJson);
    for (const hit of visible) deliver(hit.change, { listener: hit.listener, payload: payloads(hit) });

    return (change) => {
      for (const { listener, payload, ids } of group(deliveries.get(change) ?? [])) {
        listener.subscriber.receiveChange(payload, ids);
      }
    };
  };
}

/** What keeps everyone, or this role, from being told about rows of this table. */
function findError({ change, facts, identity }: Hit): string | undefined {
  const selectable = facts.selectable.get(identity.role) ?? NO_COLUMNS;
  if (change.type === 'DELETE') return selectable.size > 0 ? undefined : UNAUTHORIZED;
  if (facts.key.length === 0) return NO_KEY;
  return facts.key.every(({ name }) => selectable.has(name)) ? undefined : UNAUTHORIZED;
}

async function keepVisible(
  hits: readonly Hit[],
  readRows: ReturnType<typeof createRowReader>,
): Promise<Hit[]> {
  const asked = hits.filter(({ change, facts }) => facts.hasRowSecurity && change.type !== 'DELETE');
  const byTable = Map.groupBy(asked, ({ change }) => change.relation);
  const seen = new Map<Identity, Set<RowChange>>();
  for (const ofTable of byTable.values()) {
    const [first] = ofTable;
    if (!first) continue;
    const changes = [...new Set(ofTable.map(({ change }) => change))];
    const readers = [...new Set(ofTable.map(({ identity }) => identity))];
    for (const [identity, rows] of await readRows(changes, first.facts.key, readers)) {
      seen.set(identity, new Set([...(seen.get(identity) ?? []), ...rows]));
    }
  }
  return hits.filter(
    ({ change, facts, identity }) =>
      !facts.hasRowSecurity || change.type === 'DELETE' || seen.get(identity)?.has(change),
  );
}

function findAskedValues(hits: readonly Hit[], types: ReadonlyMap<number, ColumnType>): AskedValue[] {
  const changes = new Set(hits.map(({ change }) => change));
  return [...changes].flatMap(({ relation, row, old }) =>
    relation.columns.flatMap(({ typeOid }, index) => {
      const type = types.get(typeOid);
      if (type?.json !== 'ask') return [];
      return [row[index], old?.row[index]].flatMap((value) =>
        typeof value === 'string' ? [{ value, type }] : [],
      );
    }),
  );
}

/** One payload for all listeners that see the same of a change. */
function createPayloads(
  types: ReadonlyMap<number, ColumnType>,
  writeJson: JsonWriter,
): (hit: Hit) => ChangePayload {
  const known = new Map<RowChange, Map<string, ChangePayload>>();
  return ({ change, facts, listener, identity }) => {
    const ofChange = known.get(change) ?? new Map<string, ChangePayload>();
    known.set(change, ofChange);
    const { select } = listener.binding;
    const key = JSON.stringify([identity.role, select]);
    const selectable = facts.selectable.get(identity.role) ?? NO_COLUMNS;
    const payload =
      ofChange.get(key) ?? createChangePayload(change, facts, { selectable, select }, types, writeJson);
    ofChange.set(key, payload);
    return payload;
  };
}

/** A channel gets one message per payload, naming all bindings it is for. */
function group(deliveries: readonly Delivery[]): (Delivery & { ids: number[] })[] {
  const groups: (Delivery & { ids: number[] })[] = [];
  const bySubscriber = new Map<object, Map<ChangePayload, Delivery & { ids: number[] }>>();
  for (const delivery of deliveries) {
    const { subscriber, binding } = delivery.listener;
    const byPayload = bySubscriber.get(subscriber) ?? new Map<ChangePayload, Delivery & { ids: number[] }>();
    bySubscriber.set(subscriber, byPayload);
    const known = byPayload.get(delivery.payload);
    if (known) {
      if (!known.ids.includes(binding.id)) known.ids.push(binding.id);
      continue;
    }
    const created = { ...delivery, ids: [binding.id] };
    byPayload.set(delivery.payload, created);
    groups.push(created);
  }
  return groups;
}

function createOncePer(
  create: (change: RowChange, error: string) => ChangePayload,
): (change: RowChange, error: string) => ChangePayload {
  const known = new Map<RowChange, Map<string, ChangePayload>>();
  return (change, error) => {
    const ofChange = known.get(change) ?? new Map<string, ChangePayload>();
    known.set(change, ofChange);
    const payload = ofChange.get(error) ?? create(change, error);
    ofChange.set(error, payload);
    return payload;
  };
}
