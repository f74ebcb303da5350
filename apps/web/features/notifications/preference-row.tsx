'use client';

import { emailPreferenceSchema, type Preference } from '@headway/notifications';
import { SelectField } from '@/components/select-field.tsx';
import { Switch } from '@/components/switch.tsx';
import { KIND_LABELS } from './kind-labels.ts';

const EMAIL_OPTIONS = [
  { value: 'off', label: 'No e-mail' },
  { value: 'now', label: 'At once' },
  { value: 'daily', label: 'Once a day' },
];

interface PreferenceRowProps {
  preference: Preference;
  emailConfigured: boolean;
  onChoose: (preference: Preference) => void;
}

/** How a person hears of one kind: in the inbox, by mail, both or neither. */
export function PreferenceRow({ preference, emailConfigured, onChoose }: PreferenceRowProps) {
  const { kind, inApp, email } = preference;
  const label = KIND_LABELS[kind];
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2 border-b border-rule py-3">
      <span className="min-w-48 flex-1 font-medium">{label}</span>
      <span className="flex items-center gap-6">
        <span className="flex items-center gap-2.5 text-sm text-ink-soft">
          <span aria-hidden>In the inbox</span>
          <Switch
            label={`${label}: in the inbox`}
            checked={inApp}
            onCheckedChange={(checked) => onChoose({ ...preference, inApp: checked })}
          />
        </span>
        {emailConfigured && (
          <SelectField
            label={`${label}: by e-mail`}
            labelHidden
            name={`email-${kind}`}
            options={EMAIL_OPTIONS}
            value={email}
            onValueChange={(value) => onChoose({ ...preference, email: emailPreferenceSchema.parse(value) })}
            className="w-36"
          />
        )}
      </span>
    </li>
  );
}
