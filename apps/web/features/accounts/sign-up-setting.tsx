'use client';

import { SelectField } from '@/components/forms/select-field.tsx';
import { signUpSchema, type SignUp } from './account.ts';
import { useAccountActions } from './use-account-actions.ts';

const OPTIONS = [
  { value: 'anybody', label: 'Anybody' },
  { value: 'invited', label: 'Only invited people' },
  { value: 'nobody', label: 'Nobody' },
];

/** Who may create an account. */
export function SignUpSetting({ signUp }: { signUp: SignUp }) {
  const { setSignUp } = useAccountActions();
  return (
    <div className="max-w-64">
      <SelectField
        label="Who can create an account"
        name="sign-up"
        options={OPTIONS}
        value={signUp}
        onValueChange={(value) => void setSignUp(signUpSchema.parse(value))}
      />
    </div>
  );
}
