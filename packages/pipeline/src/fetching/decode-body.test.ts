import { describe, expect, it } from 'vitest';
import { decodeBody } from './decode-body.ts';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('decodeBody', () => {
  it.each<[string, Uint8Array, string | null, string]>([
    ['header before everything', latin('<meta charset="utf-8">\xe9'), 'text/html; charset=ISO-8859-1', 'é'],
    ['quoted header', latin('\xe9'), 'text/html; charset="windows-1252"', 'é'],
    [
      'byte-order mark',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('é', 'utf16le')]),
      'text/html',
      'é',
    ],
    ['meta', latin('<html><head><meta charset=iso-8859-2>\xb1'), null, 'ą'],
    [
      'meta with http-equiv',
      latin('<meta http-equiv="content-type" content="text/html; charset=shift_jis">\x83\x65'),
      null,
      'テ',
    ],
    ['UTF-8 without a word', Buffer.from('é'), null, 'é'],
    ['Windows-1252 without a word', latin('\x93caf\xe9\x94'), null, '“café”'],
    ['a label that is none', Buffer.from('é'), 'text/html; charset=nonsense', 'é'],
    ['a meta that claims UTF-16', Buffer.from('<meta charset="utf-16">é'), null, 'é'],
  ])('decodes by %s', (_, bytes, header, expected) => {
    expect(decodeBody(bytes, header)).toContain(expected);
  });
});
