'use client';

import { preferenceSchema, type Preference } from '@headway/notifications';
import { useState } from 'react';
import { callApi } from '@/features/problems/call-api.ts';
import { showProblem } from '@/features/problems/show-refusal.ts';
import { KIND_LABELS } from './kind-labels.ts';
import { PreferenceRow } from './preference-row.tsx';

interface PreferenceListProps {
  preferences: readonly Preference[];
  /** Whether this installation sends mail. */
  emailConfigured: boolean;
}

/** How a person hears of each kind. What they choose is kept at once, or taken back with the reason. */
export function PreferenceList({ preferences: initial, emailConfigured }: PreferenceListProps) {
  const [preferences, setPreferences] = useState(initial);

  function put(preference: Preference) {
    setPreferences((all) => all.map((one) => (one.kind === preference.kind ? preference : one)));
  }

  async function choose(before: Preference, after: Preference) {
    put(after);
    const answer = await callApi('/api/notifications/preferences', preferenceSchema, {
      method: 'PUT',
      body: after,
    });
    if (answer.ok) return;
    put(before);
    showProblem(`Not changed: ${KIND_LABELS[before.kind]}`, answer.problem);
  }

  return (
    <table className="w-full">
      <thead>
        <tr className="border-b border-rule text-left">
          <th scope="col" className="eyebrow pb-2">
            When
          </th>
          <th scope="col" className="eyebrow pb-2 text-right">
            In the inbox
          </th>
          {emailConfigured && (
            <th scope="col" className="eyebrow pb-2 pl-6">
              By email
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {preferences.map((preference) => (
          <PreferenceRow
            key={preference.kind}
            preference={preference}
            emailConfigured={emailConfigured}
            onChoose={(after) => void choose(preference, after)}
          />
        ))}
      </tbody>
    </table>
  );
}
