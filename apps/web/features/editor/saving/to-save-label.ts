import { toCount } from '../../../components/to-count.ts';
import type { DocumentState } from '@headway/documents/client';

interface SaveLabel {
  text: string;
  detail: string;
  tone: 'calm' | 'waiting' | 'alarming';
}

/** Labels the state of the edits of this page. `saved` means committed to the database. */
export function toSaveLabel(
  { status, unsynced, refusal, isUnstored }: DocumentState,
  { isSignedOut = false }: { isSignedOut?: boolean } = {},
): SaveLabel {
  const count = toCount(unsynced, 'edit');
  const kept = isUnstored
    ? 'This browser blocks local storage. Keep this page open until your edits are saved.'
    : 'Your edits are kept in this browser until they are saved, even if you reload.';
  if (refusal !== null && unsynced > 0)
    return { text: `${count} not accepted`, detail: kept, tone: 'alarming' };
  if (isSignedOut) {
    return unsynced === 0
      ? {
          text: 'Signed out',
          detail: 'All changes are saved. Sign in again to continue.',
          tone: 'waiting',
        }
      : { text: `Signed out: ${count} not saved yet`, detail: kept, tone: 'alarming' };
  }
  if (status === 'live') {
    return unsynced === 0
      ? { text: 'Saved', detail: 'All changes are saved.', tone: 'calm' }
      : { text: 'Saving…', detail: `${count} being saved.`, tone: 'calm' };
  }
  if (status === 'connecting' && unsynced === 0) {
    return { text: 'Connecting…', detail: 'All changes are saved.', tone: 'calm' };
  }
  const place = status === 'offline' ? 'Offline' : status === 'connecting' ? 'Connecting' : 'Reconnecting';
  return unsynced === 0
    ? {
        text: place,
        detail: 'All changes are saved. Changes by others appear once you are connected.',
        tone: 'waiting',
      }
    : {
        text: `${place}: ${count} not saved yet`,
        detail: kept,
        tone: isUnstored ? 'alarming' : 'waiting',
      };
}
