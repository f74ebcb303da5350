/** The version that a client chooses with `vsn`: 1.0.0 has objects in text, 2.0.0 arrays in text and binary broadcasts. */
export type ProtocolVersion = '1.0.0' | '2.0.0';

/** `1.0.0` if the client names no version; `undefined` for an unknown version. */
export function parseProtocolVersion(vsn: string | null): ProtocolVersion | undefined {
  if (vsn === null || vsn.startsWith('1.0.')) return '1.0.0';
  return vsn.startsWith('2.0.') ? '2.0.0' : undefined;
}
