/** The serialisation a client has chosen with `vsn`: objects in text, or arrays in text and broadcasts in binary. */
export type ProtocolVersion = '1.0.0' | '2.0.0';

/** `1.0.0` if the client doesn't say, `undefined` if it asks for one that is not known. */
export function parseProtocolVersion(vsn: string | null): ProtocolVersion | undefined {
  if (vsn === null || vsn.startsWith('1.0.')) return '1.0.0';
  return vsn.startsWith('2.0.') ? '2.0.0' : undefined;
}
