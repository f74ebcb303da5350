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
    ? 'This browser does not let anything be stored: keep the page open until it is saved.'
    : 'Kept in this browser, also over a reload, until it is saved.';
  if (refusal !== null && unsynced > 0)
    return { text: `${count} not accepted`, detail: kept, tone: 'alarming' };
  if (isSignedOut) {
    return unsynced === 0
      ? {
          text: 'Signed out',
          detail: 'Everything written here is saved. Sign in again to go on.',
          tone: 'waiting',
        }
      : { text: `Signed out: ${count} not saved yet`, detail: kept, tone: 'alarming' };
  }
  if (status === 'live') {
    return unsynced === 0
      ? { text: 'Saved', detail: 'Everything is saved.', tone: 'calm' }
      : { text: 'Saving …', detail: `${count} on the way.`, tone: 'calm' };
  }
  if (status === 'connecting' && unsynced === 0) {
    return { text: 'Connecting …', detail: 'Everything written here is saved.', tone: 'calm' };
  }
  const place = status === 'offline' ? 'Offline' : status === 'connecting' ? 'Connecting' : 'Reconnecting';
  return unsynced === 0
    ? {
        text: place,
        detail: 'Everything written here is saved. What others write comes when there is a connection.',
        tone: 'waiting',
      }
    : {
        text: `${place}: ${count} not saved yet`,
        detail: kept,
        tone: isUnstored ? 'alarming' : 'waiting',
      };
}
