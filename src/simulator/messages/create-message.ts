import { checkDialable } from '../phones/check-dialable.js';
import type { FormReader } from '../rest/form-reader.js';
import type { RestCall } from '../rest/operation.js';
import { badRequest } from '../rest/rest-error.js';
import type { World } from '../world.js';
import { deliverMessage } from './deliver-message.js';
import { Message } from './message.js';
import { messageResource } from './message-resource.js';

const MAX_BODY = 1600;
const MAX_VALIDITY = 36_000;

/** The number it is sent from, its own or that of a known service. */
function readSender(world: World, form: FormReader): { readonly from: string; readonly serviceSid: string | undefined } {
  const serviceSid = form.text('MessagingServiceSid');
  if (serviceSid !== undefined) {
    const from = world.carrier.services.get(serviceSid);
    if (from === undefined) throw badRequest(21701, `The Messaging Service ${serviceSid} does not exist`);
    return { from, serviceSid };
  }
  const from = form.required('From', 21603);
  const ours = world.ownNumbers ? world.ownNumbers.includes(from) : /^\+1\d{10}$/.test(from);
  if (!ours) throw badRequest(21606, `The 'From' phone number ${from} is not a message-capable number of this account`);
  return { from, serviceSid };
}

function readRecipient(world: World, form: FormReader, from: string): string {
  const to = form.required('To', 21604);
  const refusal = checkDialable(world, to);
  if (refusal || !to.startsWith('+')) throw badRequest(21211, refusal ?? `The 'To' number ${to} is not a valid phone number`);
  const { carrier } = world;
  if (carrier.lines.at(to).texts === 'refused') throw badRequest(21614, `To number: ${to}, is not a mobile number`);
  if (carrier.settings.optedOut === 'refused' && carrier.optOuts.has(from, to)) {
    throw badRequest(21610, 'Attempt to send to unsubscribed recipient');
  }
  return to;
}

function readBody(form: FormReader, mediaUrls: readonly string[]): string {
  const body = form.text('Body') ?? '';
  if (body === '' && mediaUrls.length === 0) throw badRequest(21602, 'Message body is required');
  if (body.length > MAX_BODY) throw badRequest(21617, `The concatenated message body exceeds ${MAX_BODY} characters`);
  return body;
}

function readSendAt(form: FormReader, serviceSid: string | undefined): Date | undefined {
  const schedule = form.oneOf('ScheduleType', ['fixed']);
  const sendAt = form.text('SendAt');
  if (schedule === undefined && sendAt === undefined) return undefined;
  const instant = new Date(sendAt ?? '');
  if (schedule && serviceSid && !Number.isNaN(instant.getTime())) return instant;
  throw badRequest(20001, 'Scheduling needs ScheduleType=fixed, SendAt and MessagingServiceSid');
}

/**
 * Takes a text. Throws 21211, 21614 or 21610 for the recipient, 21603, 21606 or 21701 for the sender, 21602 or 21617 for
 * the words, 21609 for the callback.
 */
export function createMessage({ world, form }: RestCall): unknown {
  const { from, serviceSid } = readSender(world, form);
  const to = readRecipient(world, form, from);
  const mediaUrls = form.all('MediaUrl');
  const body = readBody(form, mediaUrls);
  const sendAt = readSendAt(form, serviceSid);
  const request = {
    to,
    from,
    mediaUrls,
    direction: 'outbound-api',
    serviceSid,
    statusCallback: form.url('StatusCallback', 21609),
    validitySeconds: form.count('ValidityPeriod', 1, MAX_VALIDITY) ?? MAX_VALIDITY,
    sendAt,
  } as const;
  const first = serviceSid ? 'accepted' : 'queued';
  const message = new Message(request, body, sendAt ? 'scheduled' : first, world.clock.now());
  const resource = messageResource(world, message);
  deliverMessage(world, message);
  return resource;
}
