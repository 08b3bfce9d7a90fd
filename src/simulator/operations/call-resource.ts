import type { Call } from '../calls/call.js';
import { callSeconds } from '../calls/call-seconds.js';
import { wireDate, wireDateOrNull } from '../record/wire-date.js';
import { API_VERSION } from '../webhooks/voice-parameters.js';
import type { World } from '../world.js';

const SUBRESOURCES = {
  notifications: 'Notifications',
  recordings: 'Recordings',
  payments: 'Payments',
  events: 'Events',
  siprec: 'Siprec',
  streams: 'Streams',
  transcriptions: 'Transcriptions',
  user_defined_message_subscriptions: 'UserDefinedMessageSubscriptions',
  user_defined_messages: 'UserDefinedMessages',
} as const;

function formatted(address: string): string {
  return address.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
}

function subresourceUris(path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(SUBRESOURCES).map(([key, name]) => [key, `${path}/${name}.json`]));
}

/** A call as the API shows it. Answered calls have a duration, in seconds, as text; others none. */
export function callResource(world: World, call: Call): Readonly<Record<string, unknown>> {
  const { from, to, direction, parentSid, arrival } = call.request;
  const path = `/${API_VERSION}/Accounts/${world.accountSid}/Calls/${call.sid}`;
  return {
    sid: call.sid,
    account_sid: world.accountSid,
    parent_call_sid: parentSid ?? null,
    date_created: wireDate(call.createdAt),
    date_updated: wireDate(call.updatedAt),
    start_time: wireDateOrNull(call.startedAt),
    end_time: wireDateOrNull(call.endedAt),
    duration: call.endedAt ? String(callSeconds(world.clock, call)) : null,
    to,
    to_formatted: formatted(to),
    from,
    from_formatted: formatted(from),
    status: call.status,
    direction,
    api_version: API_VERSION,
    queue_time: String(call.queueMs),
    price: null,
    price_unit: 'USD',
    phone_number_sid: world.numbers.find(arrival ? to : from)?.sid ?? null,
    answered_by: call.answeredBy ?? null,
    forwarded_from: arrival?.parameters['ForwardedFrom'] ?? null,
    group_sid: null,
    caller_name: arrival?.parameters['CallerName'] ?? null,
    trunk_sid: null,
    uri: `${path}.json`,
    subresource_uris: subresourceUris(path),
  };
}
