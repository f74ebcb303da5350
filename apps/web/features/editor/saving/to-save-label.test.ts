import type { DocumentState } from '@headway/documents/client';
import { expect, test } from 'vitest';
import { toSaveLabel } from './to-save-label.ts';

const STATE: DocumentState = {
  status: 'live',
  isLoaded: true,
  unsynced: 0,
  isSaved: true,
  refusal: null,
  isolated: 0,
  isUnstored: false,
};

const STATUSES = ['connecting', 'live', 'reconnecting', 'offline', 'refused', 'closed'] as const;

test('says that all is saved only where all is', () => {
  for (const status of STATUSES) {
    const { text } = toSaveLabel({ ...STATE, status, unsynced: 3, isSaved: false });
    expect(text).not.toBe('Saved');
    expect(toSaveLabel({ ...STATE, status }).text === 'Saved').toBe(status === 'live');
  }
});

test('without a connection it counts what is not saved, whether there has been one or not', () => {
  for (const status of ['connecting', 'reconnecting', 'offline'] as const) {
    expect(toSaveLabel({ ...STATE, status, unsynced: 1, isSaved: false }).text).toMatch(
      /: 1 edit not saved yet$/,
    );
  }
});

test('says that nothing is saved any more where nobody is signed in', () => {
  const { text } = toSaveLabel({ ...STATE, unsynced: 2, isSaved: false }, { isSignedOut: true });
  expect(text).toBe('Signed out: 2 edits not saved yet');
  expect(toSaveLabel(STATE, { isSignedOut: true }).text).toBe('Signed out');
});

test('warns where a reload would lose edits, and where they are refused', () => {
  const unsaved = { ...STATE, status: 'offline', unsynced: 2, isSaved: false } as const;
  expect(toSaveLabel(unsaved).tone).toBe('waiting');
  expect(toSaveLabel({ ...unsaved, isUnstored: true }).tone).toBe('alarming');
  expect(toSaveLabel({ ...unsaved, refusal: 'role_too_low' })).toMatchObject({
    text: '2 edits not accepted',
    tone: 'alarming',
  });
});
