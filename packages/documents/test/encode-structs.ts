import * as encoding from 'lib0/encoding';

/** A character of a client. */
export type Place = readonly [client: number, clock: number];

/** A struct as a forger writes it, with whatever it refers to. */
export interface Struct {
  kind: 'gc' | 'deleted' | 'text' | 'element' | 'format';
  length: number;
  origin: Place | null;
  rightOrigin: Place | null;
  parent: Place | string;
  key: string | null;
}

export const PLAIN: Struct = {
  kind: 'text',
  length: 1,
  origin: null,
  rightOrigin: null,
  parent: 'article',
  key: null,
};
// how structs of Yjs are told apart in an update
const REFERENCES = { gc: 0, deleted: 1, text: 4, format: 6, element: 7 };
const HAS_ORIGIN = 128;
const HAS_RIGHT_ORIGIN = 64;
const HAS_KEY = 32;

/** An update of these structs of one client, from this clock on. */
export function encodeStructs(client: number, clock: number, structs: readonly Struct[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [1, structs.length, client, clock]) encoding.writeVarUint(encoder, number);
  for (const struct of structs) writeStruct(encoder, struct);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

function writeStruct(encoder: encoding.Encoder, struct: Struct): void {
  const { kind, length, origin, rightOrigin, parent, key } = struct;
  if (kind === 'gc') {
    encoding.writeUint8(encoder, REFERENCES.gc);
    encoding.writeVarUint(encoder, length);
    return;
  }
  const flags =
    (origin ? HAS_ORIGIN : 0) | (rightOrigin ? HAS_RIGHT_ORIGIN : 0) | (key === null ? 0 : HAS_KEY);
  encoding.writeUint8(encoder, REFERENCES[kind] | flags);
  for (const place of [origin, rightOrigin]) if (place) writePlace(encoder, place);
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0);
    if (typeof parent === 'string') encoding.writeVarString(encoder, parent);
    else writePlace(encoder, parent);
    if (key !== null) encoding.writeVarString(encoder, key);
  }
  if (kind === 'deleted') encoding.writeVarUint(encoder, length);
  else if (kind === 'text') encoding.writeVarString(encoder, 'x'.repeat(length));
  else if (kind === 'format') {
    encoding.writeVarString(encoder, 'bold');
    encoding.writeVarString(encoder, '{}');
  } else {
    encoding.writeVarUint(encoder, 3);
    encoding.writeVarString(encoder, 'paragraph');
  }
}

function writePlace(encoder: encoding.Encoder, [client, clock]: Place): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}
