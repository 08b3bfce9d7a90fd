import { sendCallback } from '../webhooks/send-callback.js';
import type { WebhookParameters } from '../webhooks/webhook.js';
import type { World } from '../world.js';
import type { Message, MessageStatus } from './message.js';
import { messageParameters } from './message-parameters.js';

/** When the carrier was done with it: `YYMMDDhhmm` in UTC, the only time a message callback ever carries. */
function deliveryDate(message: Message): WebhookParameters {
  if (message.status !== 'delivered' && message.status !== 'undelivered') return {};
  return { RawDlrDoneDate: message.updatedAt.toISOString().replace(/\D/g, '').slice(2, 12) };
}

/**
 * Moves an outbound message on and sends its status callback. Does not wait: callbacks overtake each other, and nothing
 * in them tells their order but the rank of the status.
 */
export function moveMessage(world: World, message: Message, status: MessageStatus, errorCode?: number): void {
  message.status = status;
  message.errorCode = errorCode;
  message.updatedAt = world.clock.now();
  if (status === 'sent') message.sentAt = message.updatedAt;
  const { statusCallback, to } = message.request;
  if (!statusCallback) return;
  sendCallback(world, {
    name: 'message status',
    url: statusCallback,
    method: 'POST',
    parameters: {
      ...messageParameters(world, message),
      MessageStatus: status,
      ...(errorCode === undefined ? {} : { ErrorCode: String(errorCode) }),
      ...deliveryDate(message),
    },
    number: to,
  });
}
