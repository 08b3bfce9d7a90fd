import type { World } from '../world.js';
import { API_VERSION } from '../webhooks/voice-parameters.js';
import type { WebhookParameters } from '../webhooks/webhook.js';
import { countSegments } from './count-segments.js';
import type { Message } from './message.js';

/** Twilio sends places it does not know as empty text. */
function geography(party: 'From' | 'To', address: string): WebhookParameters {
  const country = address.startsWith('+1') ? 'US' : '';
  return { [`${party}City`]: '', [`${party}State`]: '', [`${party}Zip`]: '', [`${party}Country`]: country };
}

/** What both the inbound and the status webhook of a message carry. */
export function messageParameters(world: World, message: Message): WebhookParameters {
  const { from, to, serviceSid } = message.request;
  return {
    MessageSid: message.sid,
    SmsSid: message.sid,
    SmsStatus: message.status,
    AccountSid: world.accountSid,
    From: from,
    To: to,
    ApiVersion: API_VERSION,
    ...(serviceSid ? { MessagingServiceSid: serviceSid } : {}),
  };
}

export function inboundParameters(world: World, message: Message): WebhookParameters {
  const { from, to, mediaUrls } = message.request;
  const media = mediaUrls.flatMap((url, index) => [
    [`MediaUrl${index}`, url],
    [`MediaContentType${index}`, 'image/jpeg'],
  ]);
  return {
    ...messageParameters(world, message),
    SmsMessageSid: message.sid,
    Body: message.body,
    NumMedia: String(mediaUrls.length),
    NumSegments: String(countSegments(message.body)),
    ...(Object.fromEntries(media) as WebhookParameters),
    ...geography('From', from),
    ...geography('To', to),
  };
}
