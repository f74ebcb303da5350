/** Larger files are not opened. A list of 1,000 keywords with titles has less than 1 MB. */
const MAX_BYTES = 5_000_000;

/** A file that cannot be read as a list. The message is a sentence for people. */
export class ListFileError extends Error {
  override readonly name = 'ListFileError';
}

/**
 * Reads the text of a file in UTF-8, or in UTF-16 and Windows-1252 as spreadsheets write them.
 *
 * @throws {@link ListFileError}
 */
export async function readListFile(file: File): Promise<string> {
  if (file.size > MAX_BYTES)
    throw new ListFileError('The file is larger than 5 MB. Split it into smaller lists.');
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw new ListFileError('This is a spreadsheet. Save it as CSV and choose that file.');
  const text = decode(bytes);
  if (text.includes('\0')) throw new ListFileError('This file is no text. Choose a CSV file.');
  return text;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(bytes);
    throw error;
  }
}
