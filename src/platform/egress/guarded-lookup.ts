import type { LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import type { HostResolver, ResolvedAddress } from './host-resolver.js';
import { mayConnectTo, privateAddressSentence, type EgressRules } from './outside-url.js';

/** A name leads to an address that nobody outside could reach. Its message names neither. */
export class PrivateAddressError extends Error {
  constructor() {
    super(privateAddressSentence);
    this.name = 'PrivateAddressError';
  }
}

/** The addresses of `host`. Throws PrivateAddressError when even one of them is not public: which one is used is not ours to say. */
export async function resolveOutside(
  host: string,
  resolver: HostResolver,
  rules: EgressRules,
): Promise<readonly ResolvedAddress[]> {
  const found = await resolver.resolve(host);
  if (found.some(({ address }) => !mayConnectTo(address, rules))) throw new PrivateAddressError();
  if (found.length === 0) throw Object.assign(new Error('The name leads nowhere'), { code: 'ENOTFOUND' });
  return found;
}

/**
 * The `lookup` of a socket. The socket connects to what is returned here and asks nobody again, so a name that leads somewhere else
 * between check and use changes nothing (DNS rebinding). Hosts that are numbers never come here: check their URL.
 */
export function guardedLookup(resolver: HostResolver, rules: EgressRules): LookupFunction {
  const resolve = callbackify(resolveOutside);
  return (host, { all }, callback) =>
    resolve(host, resolver, rules, (error, found) => {
      if (error) callback(error, '', 4);
      else if (all) callback(null, [...found]);
      else callback(null, found[0]!.address, found[0]!.family);
    });
}
