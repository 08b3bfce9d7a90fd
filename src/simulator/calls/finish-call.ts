import { stopRecording } from '../recordings/run-recording.js';
import type { World } from '../world.js';
import { reportCall } from '../webhooks/report-call.js';
import { reportNumber } from '../webhooks/report-number.js';
import type { Call, FinalStatus } from './call.js';

/**
 * Moves a call to a final status, once: later attempts change nothing. Frees the phone, stops whatever drives the
 * call and sends the `completed` callback, which Twilio leaves out for a call cancelled while still queued.
 * @param sipCode what the carrier answered: 200 talked, 404 unreachable, 486 busy, 487 cancelled or not answered, 603 declined, 608 rejected
 */
export function finishCall(world: World, call: Call, status: FinalStatus, sipCode: number): void {
  if (call.isOver) return;
  const neverDialled = call.startedAt === undefined;
  call.moveTo(status);
  call.endedAt = world.clock.now();
  world.phones.find(call.farNumber)?.release(call.sid);
  world.timeline.add('call-ended', call.subject, { status, sipCode });
  // The last callback says how long the sound is, so it ends before that.
  if (call.recording) stopRecording(world, call.recording, 'processing');
  if (!neverDialled) reportCall(world, call, 'completed', { SipResponseCode: String(sipCode) });
  reportNumber(world, call);
  call.finish();
}

/** Ends a call from our side, whatever state it is in. */
export function dropCall(world: World, call: Call): void {
  const talked = call.status === 'in-progress';
  finishCall(world, call, talked ? 'completed' : 'canceled', talked ? 200 : 487);
}
