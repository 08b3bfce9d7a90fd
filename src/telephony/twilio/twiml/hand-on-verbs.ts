import type { Step } from '../../flow.js';
import { roomEvents } from '../webhook-addresses.js';
import type { FlowAddresses, VoiceResponse } from './flow-addresses.js';

type StepOf<K extends Step['kind']> = Extract<Step, { kind: K }>;

/**
 * Any key ends it; the file may not be there yet when the step is asked, which is why its status is reported apart. Where nothing was
 * said the carrier does not ask the action but goes on in the document: the same step is asked then.
 */
export function addRecord(response: VoiceResponse, step: StepOf<'record'>, addresses: FlowAddresses): void {
  response.record({
    maxLength: step.maxSeconds,
    timeout: step.silenceSeconds,
    playBeep: true,
    action: addresses.step(step.step),
    method: 'POST',
    recordingStatusCallback: addresses.recording(step.recordingId),
    recordingStatusCallbackMethod: 'POST',
    recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
  });
  response.redirect({ method: 'POST' }, addresses.step(step.step));
}

export function addEnqueue(response: VoiceResponse, step: StepOf<'park'>, addresses: FlowAddresses): void {
  response.enqueue(
    {
      action: addresses.step(step.step),
      method: 'POST',
      waitUrl: addresses.step(step.waitStep),
      waitUrlMethod: 'POST',
    },
    step.line,
  );
}

/** Without a step the call ends with the verb after this one, or with the document. */
export function addConference(response: VoiceResponse, step: StepOf<'join-room'>, addresses: FlowAddresses): void {
  const dial = response.dial(step.step === undefined ? {} : { action: addresses.step(step.step), method: 'POST' });
  dial.conference(
    {
      beep: 'false',
      startConferenceOnEnter: true,
      endConferenceOnExit: step.endsRoom,
      participantLabel: step.label,
      // Only the room's first party decides about these, and any party may be the first.
      statusCallback: addresses.roomEvents(step.room),
      statusCallbackEvent: [...roomEvents],
      statusCallbackMethod: 'POST',
    },
    step.room,
  );
}

export function addConnect(response: VoiceResponse, step: StepOf<'connect'>, addresses: FlowAddresses): void {
  const dial = response.dial({
    callerId: step.from,
    timeout: step.ringSeconds,
    action: addresses.step(step.step),
    method: 'POST',
  });
  const identity = /^client:(\w+)$/.exec(step.to)?.[1];
  if (identity === undefined) dial.number({}, step.to);
  else dial.client({}, identity);
}
