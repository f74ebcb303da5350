import { emailPreferenceSchema, type Preference } from '@headway/notifications';
import { SelectField } from '@/components/forms/select-field.tsx';
import { Switch } from '@/components/forms/switch.tsx';
import { KIND_LABELS } from './kind-labels.ts';

const EMAIL_OPTIONS = [
  { value: 'off', label: 'No email' },
  { value: 'now', label: 'Immediately' },
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
    <tr className="border-b border-rule">
      <th scope="row" className="py-3 pr-4 text-left font-medium text-pretty">
        {label}
      </th>
      <td className="py-3 [&>*]:ml-auto [&>*]:flex">
        <Switch
          label={`${label}: in the inbox`}
          checked={inApp}
          onCheckedChange={(checked) => onChoose({ ...preference, inApp: checked })}
        />
      </td>
      {emailConfigured && (
        <td className="w-px py-3 pl-6">
          <SelectField
            label={`${label}: by email`}
            labelHidden
            name={`email-${kind}`}
            options={EMAIL_OPTIONS}
            value={email}
            onValueChange={(value) => onChoose({ ...preference, email: emailPreferenceSchema.parse(value) })}
            className="w-36"
          />
        </td>
      )}
    </tr>
  );
}
