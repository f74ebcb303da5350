import { once } from 'node:events';
import { createServer } from 'node:http';
import fc from 'fast-check';
import { fetch } from 'undici';
import { describe, expect, it } from 'vitest';
import { PageSkipped } from '../protocol/page-fetcher.ts';
import { createPublicTransport, isPublicAddress, type ResolveName } from './public-transport.ts';

/** The innermost reason why a fetch failed. */
async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  let error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  while (error instanceof Error && error.cause !== undefined && !(error instanceof PageSkipped))
    error = error.cause;
  return error;
}

describe('isPublicAddress', () => {
  it('refuses every private, loopback, link-local and carrier address', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const closed = fc.oneof(
      fc.tuple(fc.constant(10), byte, byte, byte),
      fc.tuple(fc.constant(127), byte, byte, byte),
      fc.tuple(fc.constant(0), byte, byte, byte),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
      fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
      fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
      fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
      fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
    );
    fc.assert(
      fc.property(closed, (bytes) => {
        const address = bytes.join('.');
        expect(isPublicAddress(address)).toBe(false);
        expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
      }),
    );
  });

  it.each(['::1', '::', 'fe80::1', 'fd00::1', 'ff02::1', '64:ff9b::7f00:1', '2001:db8::1', 'localhost', ''])(
    'refuses %j',
    (address) => {
      expect(isPublicAddress(address)).toBe(false);
    },
  );

  it.each(['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '::ffff:93.184.215.14'])(
    'accepts %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

describe('createPublicTransport', () => {
  it('never connects to a private address, in any notation and after any resolution', async () => {
    let requests = 0;
    await using server = createServer((_, response) => {
      requests += 1;
      response.end('secret');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;

    // the first answer is public, every later one private; and one that mixes both
    let lookups = 0;
    const resolve: ResolveName = (hostname, _options, callback) => {
      lookups += 1;
      const local = { address: '127.0.0.1', family: 4 };
      if (hostname === 'mixed.test') callback(null, [{ address: '93.184.215.14', family: 4 }, local]);
      else callback(null, [local]);
    };
    await using transport = createPublicTransport(resolve);
    const hosts = [
      '127.0.0.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '2130706433',
      '0x7f.1',
      '017700000001',
      '127.1',
      'rebound.test',
      'mixed.test',
    ];
    const failures = new Map<string, unknown>();
    for (const host of hosts) {
      const failure = await failureOf(fetch(`http://${host}:${port}/`, { dispatcher: transport.dispatcher }));
      failures.set(host, failure instanceof PageSkipped ? failure.reason : failure);
    }
    expect(failures).toEqual(new Map(hosts.map((host) => [host, 'address_forbidden'])));
    expect(requests).toBe(0);
    expect(lookups).toBe(2);
  });

  it.each([
    'file:///etc/passwd',
    'ftp://example.com/',
    'http://example.com:8080/',
    'https://example.com:22/',
    'http://user:secret@example.com/',
  ])('does not try %s', (url) => {
    const transport = createPublicTransport();
    expect(() => {
      transport.check(new URL(url));
    }).toThrow(PageSkipped);
  });
});
