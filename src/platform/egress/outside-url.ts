import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from './public-address.js';

export interface EgressRules {
  /** For tests and development: http, any port, and this machine itself are let through. */
  readonly allowLoopback: boolean;
}

/** May a connection be opened to this address? Asked for every address that a name leads to, in whatever way it was found. */
export function mayConnectTo(address: string, { allowLoopback }: EgressRules): boolean {
  return isPublicAddress(address) || (allowLoopback && isLoopbackAddress(address));
}

// Names that never leave a private network (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal); clouds answer their metadata there.
const privateNames = /(^|\.)(localhost|local|internal|intranet|lan|corp|home|home\.arpa|localdomain)$/;

/**
 * What is wrong with `text` as an address outside, in a sentence for whoever typed it; null: nothing. Numbers in any notation (decimal,
 * octal, hexadecimal, full-width) are one address to `URL`. Where its name leads is checked when the connection is made.
 */
export function outsideUrlProblem(text: string, rules: EgressRules): string | null {
  if (!URL.canParse(text)) return 'This is no web address. Start with https://.';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'Leave out the user name and password: our signature proves who we are.';
  if (url.hash !== '') return 'Leave out everything from # on: it is never sent.';
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (rules.allowLoopback && isLoopback(host) && /^https?:$/.test(url.protocol)) return null;
  if (url.protocol !== 'https:') return 'The address has to start with https://.';
  if (url.port !== '') return 'Leave out the port: only 443, the usual one, is allowed.';
  return isPrivateHost(host) ? privateAddressSentence : null;
}

export const privateAddressSentence = 'This address leads into a private network. Use one on the public internet.';

function isLoopback(host: string): boolean {
  return host === 'localhost' || isLoopbackAddress(host);
}

function isPrivateHost(host: string): boolean {
  return isIP(host) === 0 ? !host.includes('.') || privateNames.test(host) : !isPublicAddress(host);
}
