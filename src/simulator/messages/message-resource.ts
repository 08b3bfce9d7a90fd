import { wireDate, wireDateOrNull } from '../record/wire-date.js';
import { API_VERSION } from '../webhooks/voice-parameters.js';
import type { World } from '../world.js';
import { countSegments } from './count-segments.js';
import type { Message } from './message.js';

const MEANING: Readonly<Record<number, string>> = {
  21610: 'Attempt to send to unsubscribed recipient',
  30003: 'Unreachable destination handset',
  30005: 'Unknown destination handset',
  30006: 'Landline or unreachable carrier',
  30007: 'Message filtered',
  30032: 'Toll-Free Number Has Not Been Verified',
  30036: 'Validity Period Expired',
};

/** A message as the API shows it. A service has not chosen its number before the message is queued. */
export function messageResource(world: World, message: Message): Readonly<Record<string, unknown>> {
  const { from, to, direction, mediaUrls, serviceSid } = message.request;
  const { body, status, errorCode } = message;
  const path = `/${API_VERSION}/Accounts/${world.accountSid}/Messages/${message.sid}`;
  return {
    sid: message.sid,
    account_sid: world.accountSid,
    messaging_service_sid: serviceSid ?? null,
    from: status === 'accepted' || status === 'scheduled' ? null : from,
    to,
    body,
    direction,
    status,
    num_segments: String(countSegments(body)),
    num_media: String(mediaUrls.length),
    date_created: wireDate(message.createdAt),
    date_updated: wireDate(message.updatedAt),
    date_sent: wireDateOrNull(message.sentAt),
    error_code: errorCode ?? null,
    error_message: errorCode === undefined ? null : (MEANING[errorCode] ?? null),
    price: null,
    price_unit: 'USD',
    api_version: API_VERSION,
    uri: `${path}.json`,
    subresource_uris: { media: `${path}/Media.json` },
  };
}
