const UTF8_BOM = [0xef, 0xbb, 0xbf];

function decode(bytes: Uint8Array, label: string | undefined, fatal: boolean): string | null {
  if (label === undefined) return null;
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    // an unknown label, or (fatal only) bytes that are not in this charset: the next charset is tried
    return null;
  }
}

function toBomLabel(bytes: Uint8Array): string | undefined {
  if (UTF8_BOM.every((byte, i) => bytes[i] === byte)) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Browsers search so many bytes of a document for its `<meta>`. */
const META_WINDOW = 1024;

function toMetaLabel(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, META_WINDOW));
  const label = /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(head)?.[1];
  // a `<meta>` that was found by reading ASCII is not in UTF-16, whatever it says
  return label && /^utf-?16/iu.test(label) ? 'utf-8' : label;
}

/**
 * Decodes an HTML body with the charset of its `Content-Type`, else of its byte-order mark, else of its `<meta>`, else
 * as UTF-8 if its bytes are valid UTF-8, else as Windows-1252.
 *
 * @see https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
 */
export function decodeBody(bytes: Uint8Array, contentType: string | null): string {
  const header = /charset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(contentType ?? '')?.[1];
  return (
    decode(bytes, header, false) ??
    decode(bytes, toBomLabel(bytes), false) ??
    decode(bytes, toMetaLabel(bytes), false) ??
    decode(bytes, 'utf-8', true) ??
    new TextDecoder('windows-1252').decode(bytes)
  );
}
