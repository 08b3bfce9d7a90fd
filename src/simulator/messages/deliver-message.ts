import { assertNever } from '../assert-never.js';
import type { World } from '../world.js';
import type { Message } from './message.js';
import { moveMessage } from './move-message.js';

/** Simulated seconds from one state to the next. */
const STEP = 0.3;
const CARRIER_REPORTS_AFTER = 1;
const VALIDITY_PASSED = 30036;
const OPTED_OUT = 21610;
const NOT_VERIFIED = 30032;

class MessageCanceled extends Error {}

function arrive(world: World, message: Message): void {
  const { to, from, mediaUrls } = message.request;
  world.timeline.add('text-received', { number: to }, { text: message.body, from, messageSid: message.sid, mediaUrls });
  moveMessage(world, message, 'delivered');
}

function finish(world: World, message: Message): void {
  const { texts } = world.carrier.lines.at(message.request.to);
  switch (texts) {
    case 'delivered':
      return arrive(world, message);
    case 'unreachable':
      return moveMessage(world, message, 'undelivered', 30003);
    case 'unknown':
      return moveMessage(world, message, 'undelivered', 30005);
    case 'landline':
    case 'refused':
      return moveMessage(world, message, 'undelivered', 30006);
    case 'filtered':
      return moveMessage(world, message, 'undelivered', 30007);
    case 'lost':
      return undefined;
    default:
      return assertNever(texts);
  }
}

/** Waits for its turn. Answers whether it came before the validity period was over. */
async function waitTurn(world: World, message: Message): Promise<boolean> {
  const { signal } = message.canceled;
  const { sendAt, validitySeconds } = message.request;
  if (sendAt) {
    await world.clock.wait(world.clock.secondsBetween(world.clock.now(), sendAt), signal);
    moveMessage(world, message, 'accepted');
  }
  await world.clock.wait(STEP, signal);
  if (message.status === 'accepted') moveMessage(world, message, 'queued');
  const { queueSeconds } = world.carrier.settings;
  await world.clock.wait(Math.min(queueSeconds, validitySeconds), signal);
  return queueSeconds <= validitySeconds;
}

async function travel(world: World, message: Message): Promise<void> {
  const { signal } = message.canceled;
  const { from, to } = message.request;
  if (!(await waitTurn(world, message))) return moveMessage(world, message, 'failed', VALIDITY_PASSED);
  moveMessage(world, message, 'sending');
  await world.clock.wait(STEP, signal);
  if (world.verifications.blocks(from)) return moveMessage(world, message, 'undelivered', NOT_VERIFIED);
  if (world.carrier.optOuts.has(from, to)) return moveMessage(world, message, 'failed', OPTED_OUT);
  moveMessage(world, message, 'sent');
  await world.clock.wait(CARRIER_REPORTS_AFTER, signal);
  return finish(world, message);
}

/** Takes an outbound message to its final state by itself. Returns at once. */
export function deliverMessage(world: World, message: Message): void {
  world.messages.add(message);
  travel(world, message).catch((error: unknown) => {
    if (error instanceof MessageCanceled) return;
    world.timeline.add('simulator-error', { number: message.request.to }, { message: String(error) });
  });
}

/** Withdraws a message that was not sent yet. */
export function cancelMessage(world: World, message: Message): void {
  message.canceled.abort(new MessageCanceled());
  moveMessage(world, message, 'canceled');
}
