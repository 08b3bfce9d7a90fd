import type { UrlAndMethod } from '../calls/call.js';
import type { World } from '../world.js';

interface MessageDestination {
  readonly url: UrlAndMethod | undefined;
  readonly fallback: UrlAndMethod | undefined;
  readonly advancedOptOut: boolean;
}

function target(url: string | undefined, method: UrlAndMethod['method'] = 'POST'): UrlAndMethod | undefined {
  return url ? { url, method } : undefined;
}

/** Where a text to one of our numbers goes. */
export function messageDestination(world: World, number: string): MessageDestination {
  const settings = world.numbers.find(number)?.settings;
  return {
    url: target(settings?.smsUrl, settings?.smsMethod),
    fallback: target(settings?.smsFallbackUrl, settings?.smsFallbackMethod),
    advancedOptOut: world.carrier.lines.at(number).advancedOptOut,
  };
}
