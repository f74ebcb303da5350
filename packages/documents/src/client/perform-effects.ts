import * as Y from 'yjs';
import { DocumentError } from './document-error.ts';
import type { DocumentErrorCode } from '../protocol/document-error-code.ts';
import { hasPending } from '../protocol/updates/yjs-internals.ts';
import { applyPage, applyUpdates } from './apply-updates.ts';
import type { DocumentRpc } from './document-rpc.ts';
import { findLost } from './find-lost.ts';
import type { Effect, Input, TimerName } from './machine/machine-step.ts';
import { createEditShelf } from './store/edit-shelf.ts';
import type { LocalStore } from './store/local-store.ts';

/** Where effects take place. */
export interface EffectOptions {
  doc: Y.Doc;
  /** The origin of transactions that are not edits of this page. */
  origin: unknown;
  rpc: DocumentRpc;
  store: LocalStore;
  dispatch: (input: Input) => void;
  enterRoom: (name: string) => void;
  /** Lets go of everything but the store and the timers. */
  release: () => Promise<unknown>;
}

/** Performs the effects of a document's machine. `ended` resolves once an end that has begun is carried out. */
export function createEffectPerformer(options: EffectOptions) {
  const { doc, origin, rpc, store, dispatch, enterRoom, release } = options;
  const onStoreFailure = () => dispatch({ type: 'store-failed' });
  const shelf = createEditShelf(store, onStoreFailure);
  const target = { doc, origin, onIsolated: () => dispatch({ type: 'isolated' }) };
  const timers = new Map<TimerName, ReturnType<typeof setTimeout>>();
  let saving: Promise<unknown> = Promise.resolve();
  let leaving: Promise<unknown> = Promise.resolve();
  let ending = Promise.resolve();

  const failRead = (error: unknown) => dispatch({ type: 'read-failed', refusal: toRefusal(error) });
  const failAppend = (error: unknown) => dispatch({ type: 'append-failed', refusal: toRefusal(error) });
  const append = async (epoch: string, updates: Uint8Array[]) =>
    rpc.append(epoch, updates.length === 1 && updates[0] ? updates[0] : Y.mergeUpdates(updates));
  const startOver = async (isSetAside: boolean) => {
    const setAside = isSetAside ? Y.encodeStateAsUpdate(doc) : null;
    await shelf.stored();
    await store.startOver(setAside).catch(onStoreFailure);
    dispatch({ type: 'started-over' });
  };
  const close = async (before: Promise<void>) => {
    await Promise.all([before, shelf.stored(), saving, leaving]);
    store.close();
    dispatch({ type: 'closed' });
  };

  const perform = (effect: Effect): void => {
    switch (effect.type) {
      case 'apply':
        try {
          applyUpdates(target, effect.updates);
        } catch (error) {
          const code = toRefusal(error);
          if (code === null) throw error;
          dispatch({ type: 'refused', code });
        }
        return;
      case 'load':
        try {
          applyPage(target, effect);
          dispatch({ type: 'loaded' });
        } catch (error) {
          failRead(error);
        }
        return;
      case 'read':
        return void rpc.read(effect.after).then((page) => dispatch({ type: 'page-read', page }), failRead);
      case 'find-lost':
        return void findLost(rpc, doc, origin).then(
          (lost) => dispatch({ type: 'lost-found', ...lost }),
          failRead,
        );
      case 'enter-room':
        return enterRoom(effect.name);
      case 'store-edit':
        return shelf.keep(effect.edit);
      case 'append':
        append(
          effect.epoch,
          effect.batch.map(({ update }) => update),
        ).then((seq) => dispatch({ type: 'committed', seq }), failAppend);
        return;
      case 'forget-edits':
        return void shelf.forget(effect.batch).then(() => dispatch({ type: 'forgotten' }));
      case 'save-base': {
        // Yjs would encode structs that wait for others, which may be forged, in place of existing ones
        if (hasPending(doc)) return;
        const { epoch, seq } = effect;
        saving = store.saveBase({ epoch, seq, state: Y.encodeStateAsUpdate(doc) }).catch(onStoreFailure);
        return;
      }
      case 'start-timer': {
        const { timer, delayMs } = effect;
        clearTimeout(timers.get(timer));
        timers.set(
          timer,
          setTimeout(() => dispatch({ type: 'due', timer }), delayMs),
        );
        return;
      }
      case 'stop-timer':
        return clearTimeout(timers.get(effect.timer));
      case 'release':
        for (const timer of timers.values()) clearTimeout(timer);
        leaving = release();
        return;
      case 'start-over':
        ending = startOver(effect.isSetAside);
        return;
      case 'close':
        ending = close(ending);
    }
  };
  return { perform, ended: () => ending };
}

/** `null` for a failure that may pass. */
function toRefusal(error: unknown): DocumentErrorCode | null {
  return error instanceof DocumentError ? error.code : null;
}
