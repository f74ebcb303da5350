import type { Pool } from 'pg';
import type { Identity } from '../auth/identity.ts';
import { getOrCreate } from '../get-or-create.ts';
import type { RealtimeLog } from '../realtime-log.ts';
import type { RowChange } from '../replication/row-change.ts';
import type { ChangeListener, ChangeListeners } from './change-listeners.ts';
import { createChangePayload, createErrorPayload, type ChangePayload } from './change-payload.ts';
import { createColumnTypes, type ColumnType } from './column-type.ts';
import type { OperandReader } from './filter-operands.ts';
import { createJsonWriter, type AskedValue } from './json-values.ts';
import { matchFilters } from './match-filters.ts';
import { createRowReader } from './row-reader.ts';
import { readTableFacts, type TableFacts } from './table-facts.ts';

/** Finds who may see which of these changes, with a few queries for all of them together. */
export type ChangeDispatcher = (changes: readonly RowChange[]) => Promise<Deliveries>;

/** Delivers a change to the listeners that may see it. Called in the order of the changes. */
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

/** @param pool of connections whose times are in UTC and in ISO style */
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
    // one object per role and claims, so that equal readers share one question
    const identities = new Map<string, Identity>();
    const withIdentity = candidates.map(({ change, listener }) => {
      const { identity } = listener.subscriber;
      const key = `${identity.role} ${identity.claims}`;
      return { change, listener, identity: getOrCreate(identities, key, () => identity) };
    });
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
    const payloads = new Map<RowChange, Map<string, ChangePayload>>();
    /** Listeners that see the same of a change share one payload, which `key` names. */
    const deliver = ({ change, listener }: Hit, key: string, create: () => ChangePayload) => {
      const payload = getOrCreate(
        getOrCreate(payloads, change, () => new Map()),
        key,
        create,
      );
      getOrCreate(deliveries, change, () => []).push({ listener, payload });
    };

    const readable: Hit[] = [];
    for (const hit of hits) {
      const error = findError(hit);
      if (error) deliver(hit, error, () => createErrorPayload(hit.change, error));
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
    for (const hit of visible) {
      const { select } = hit.listener.binding;
      const selectable = hit.facts.selectable.get(hit.identity.role) ?? NO_COLUMNS;
      deliver(hit, JSON.stringify([hit.identity.role, select]), () =>
        createChangePayload(hit.change, hit.facts, { selectable, select }, types, writeJson),
      );
    }
    return (change) => deliverAll(deliveries.get(change) ?? []);
  };
}

/** Sends a channel one message per payload, which names all bindings that the payload is for. */
function deliverAll(deliveries: readonly Delivery[]): void {
  for (const [subscriber, own] of Map.groupBy(deliveries, ({ listener }) => listener.subscriber)) {
    for (const [payload, same] of Map.groupBy(own, (delivery) => delivery.payload)) {
      subscriber.receiveChange(payload, [...new Set(same.map(({ listener }) => listener.binding.id))]);
    }
  }
}

/** The reason why no role, or this role, may see rows of this table. */
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
      for (const row of rows) getOrCreate(seen, identity, () => new Set()).add(row);
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
