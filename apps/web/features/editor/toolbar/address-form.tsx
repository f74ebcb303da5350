import { useState, type ReactNode } from 'react';
import { TextField } from '@/components/forms/text-field.tsx';
import { parseAddress } from './parse-address.ts';

interface AddressFormProps {
  /** The present address. */
  before: string;
  protocols: readonly string[];
  /** Shown for an address with another protocol, or for none. */
  refusal: string;
  /** Called with the completed address, and the address as it was typed. */
  submit: (address: string, typed: string) => void;
  /** Further fields, and the buttons. */
  children: ReactNode;
}

/** Asks for an address on the web. */
export function AddressForm({ before, protocols, refusal, submit, children }: AddressFormProps) {
  const [typed, setTyped] = useState(before);
  const [error, setError] = useState<string | null>(null);
  return (
    <form
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        const address = parseAddress(typed, protocols);
        if (address === null) setError(refusal);
        else submit(address, typed.trim());
      }}
    >
      <TextField
        label="Address"
        name="address"
        value={typed}
        error={error}
        autoComplete="off"
        inputMode="url"
        placeholder="https://"
        onChange={(event) => {
          setTyped(event.target.value);
          setError(null);
        }}
      />
      {children}
    </form>
  );
}
