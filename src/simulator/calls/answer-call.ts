import { playPersona } from '../phones/play-persona.js';
import type { Persona } from '../phones/persona.js';
import { startRecording } from '../recordings/run-recording.js';
import { reportCall } from '../webhooks/report-call.js';
import type { World } from '../world.js';
import type { Call } from './call.js';
import { limitCall } from './limit-call.js';

function recordIfAsked(world: World, call: Call): void {
  const { recording } = call.request;
  if (!recording) return;
  const request = { callSid: call.sid, number: call.farNumber, source: 'OutboundAPI', ...recording } as const;
  call.recording = startRecording(world, request, call.over);
}

/** The call is on: from now it is billed, the person on the far end acts, and its time limit runs. */
export function answerCall(world: World, call: Call, persona: Persona): void {
  call.moveTo('in-progress');
  call.answeredAt = world.clock.now();
  call.answeredPersona = persona;
  world.phones.at(call.farNumber).answered();
  const by = call.request.arrival ? 'our document' : persona.kind;
  world.timeline.add('answered', call.subject, { by, name: persona.name });
  call.farEnd = playPersona(world, call, persona);
  reportCall(world, call, 'answered');
  recordIfAsked(world, call);
  limitCall(world, call, call.timeLimitSeconds);
}

/** Answers a call to us that still rings; any other stays as it is. */
export function answerIfRinging(world: World, call: Call): void {
  const { arrival } = call.request;
  if (arrival && call.status === 'ringing') answerCall(world, call, arrival.persona);
}
