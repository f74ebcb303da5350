import { describe, expect, test } from 'vitest';
import { readListFile } from './read-list-file.ts';

const open = (...bytes: (number | string)[]) =>
  readListFile(
    new File(
      bytes.map((part) => (typeof part === 'string' ? part : Uint8Array.of(part))),
      'list.csv',
    ),
  );

describe('a file with a list', () => {
  test('may be in UTF-8, with or without a byte order mark', async () => {
    expect(await open('müsli')).toBe('müsli');
    expect(await open(0xef, 0xbb, 0xbf, 'müsli')).toBe('müsli');
  });

  test('may be in UTF-16 and in Windows-1252, as spreadsheets write it', async () => {
    expect(await open(0xff, 0xfe, 0xfc, 0x00, 0x62, 0x00)).toBe('üb');
    expect(await open(0xfe, 0xff, 0x00, 0xfc, 0x00, 0x62)).toBe('üb');
    expect(await open('m', 0xfc, 'sli')).toBe('müsli');
  });

  test('is refused in a sentence when it is a spreadsheet, no text, or too large', async () => {
    await expect(open('PK\u0003\u0004')).rejects.toThrow('Save it as CSV');
    await expect(open('a', 0, 'b')).rejects.toThrow('no text');
    await expect(open('x'.repeat(5_000_001))).rejects.toThrow('larger than 5 MB');
  });
});
