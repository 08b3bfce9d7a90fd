import type { Call } from '../calls/call.js';
import type { World } from '../world.js';
import type { WebhookParameters } from './webhook.js';

export const API_VERSION = '2010-04-01';
const PARTIES = ['From', 'To', 'Caller', 'Called'] as const;
const PLACES = ['City', 'State', 'Zip', 'Country'] as const;

/** Twilio sends places it does not know as empty text; a fictional number has a country at most. */
function geography(call: Call): WebhookParameters {
  const { from, to } = call.request;
  const countryOf = (address: string): string => (address.startsWith('+1') ? 'US' : '');
  const values = PARTIES.flatMap((party) =>
    PLACES.map((place) => {
      const address = party === 'From' || party === 'Caller' ? from : to;
      return [party + place, place === 'Country' ? countryOf(address) : ''];
    }),
  );
  return Object.fromEntries(values) as WebhookParameters;
}

/** What every voice webhook carries. `status` differs from the call's own only for the `initiated` callback. */
export function voiceParameters(world: World, call: Call, status: string = call.status): WebhookParameters {
  const { from, to, direction, parentSid, arrival } = call.request;
  return {
    CallSid: call.sid,
    AccountSid: world.accountSid,
    From: from,
    To: to,
    Caller: from,
    Called: to,
    CallStatus: status,
    ApiVersion: API_VERSION,
    Direction: direction,
    ...geography(call),
    ...arrival?.parameters,
    ...(parentSid ? { ParentCallSid: parentSid } : {}),
  };
}
