import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { PageSkipped } from '../protocol/page-fetcher.ts';
import { createTransport, type Transport } from './transport.ts';

/** Whether an IP address is public: not loopback, private, link-local, mapped or reserved. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** How names become addresses; Node's `dns.lookup` with `all`. */
export type ResolveName = (
  hostname: string,
  options: { all: true; family?: number },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

function forbidden(host: string): PageSkipped {
  return new PageSkipped('address_forbidden', `${host} is not a public address`);
}

/**
 * Reaches public addresses only. It connects to the address that was checked, so a name whose address changes after the
 * check reaches nothing else. Node calls no lookup for literal addresses: they are checked when connecting.
 *
 * @param resolve resolves names; for tests. Default: the system.
 */
export function createPublicTransport(resolve: ResolveName = systemLookup): Transport {
  const lookup: LookupFunction = (hostname, options, callback) => {
    const family = options.family === 4 || options.family === 6 ? { family: options.family } : {};
    resolve(hostname, { all: true, ...family }, (error, addresses) => {
      const first = addresses?.[0];
      if (error) callback(error, '');
      else if (!first || addresses.some(({ address }) => !isPublicAddress(address)))
        callback(forbidden(hostname), '');
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
  const connect = buildConnector({ lookup, timeout: 5_000 });
  return createTransport(
    (options, callback) => {
      const host = options.hostname.replace(/^\[|\]$/gu, '');
      if (isIP(host) !== 0 && !isPublicAddress(host)) callback(forbidden(host), null);
      else connect(options, callback);
    },
    (url) => {
      if (url.protocol !== 'http:' && url.protocol !== 'https:')
        throw new PageSkipped('address_forbidden', `${url.protocol} is not fetched`);
      // the default port of a scheme is the empty string
      if (url.port !== '' && url.port !== '80' && url.port !== '443')
        throw new PageSkipped('address_forbidden', `port ${url.port} is not fetched`);
      if (url.username !== '' || url.password !== '')
        throw new PageSkipped('address_forbidden', 'addresses with credentials are not fetched');
    },
  );
}
