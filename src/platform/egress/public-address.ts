import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

const globalUnicast = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/**
 * Is this IP address on the public internet? False for everything that IANA's special-purpose registries set apart (private, loopback,
 * link-local with the clouds' metadata, carrier NAT, documentation, multicast, ...), for whatever carries an IPv4 address inside an
 * IPv6 one (mapped, compatible, 6to4, Teredo, NAT64), since a gateway would unwrap it, and for text that is no address.
 */
export function isPublicAddress(text: string): boolean {
  const address = read(text);
  if (address === null || address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || (address as ipaddr.IPv6).match(globalUnicast);
}

export function isLoopbackAddress(text: string): boolean {
  return read(text)?.range() === 'loopback';
}

function read(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  return isIP(text) === 0 ? null : ipaddr.parse(text);
}
