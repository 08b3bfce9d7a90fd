import twilio from 'twilio';
import { assertNever } from '../../../core/shared/assert-never.js';
import type { SpokenLine } from '../../../core/scripts/spoken-line.js';
import type { Flow, Step } from '../../flow.js';
import type { FlowAddresses, VoiceResponse } from './flow-addresses.js';
import { addConference, addConnect, addEnqueue, addRecord } from './hand-on-verbs.js';
import { revealingWordIn } from '../../../core/scripts/revealing-words.js';

// Error 11750 beyond it.
const longestDocument = 64 * 1024;
// Ten seconds each: half a minute of music, then the wait document is asked again or the input ends.
const soundRepeats = 3;

/**
 * A flow as a TwiML document. Steps are asked even when nothing was pressed, so that silence is an answer too. An empty flow hangs up.
 * Throws when a prompt says what kind of help this is: the carrier then runs its fallback, and nobody has heard the word.
 */
export function renderTwiml(flow: Flow, addresses: FlowAddresses): string {
  const response = new twilio.twiml.VoiceResponse();
  for (const step of flow) addStep(response, step, addresses);
  const document = response.toString();
  if (Buffer.byteLength(document) > longestDocument) throw new RangeError('The carrier takes no flow of more than 64 kB');
  return document;
}

function addStep(response: VoiceResponse, step: Step, addresses: FlowAddresses): void {
  switch (step.kind) {
    case 'say':
      return say(response, step.line);
    case 'play':
      return play(response, addresses.sound(step.sound));
    case 'pause':
      return void response.pause({ length: step.seconds });
    case 'collect':
      return addGather(response, step, addresses);
    case 'record':
      return addRecord(response, step, addresses);
    case 'park':
      return addEnqueue(response, step, addresses);
    case 'leave-line':
      return void response.leave();
    case 'join-room':
      return addConference(response, step, addresses);
    case 'connect':
      return addConnect(response, step, addresses);
    case 'ask':
      return void response.redirect({ method: 'POST' }, addresses.step(step.step));
    case 'refuse-call':
      return void response.reject({ reason: step.busy ? 'busy' : 'rejected' });
    case 'hang-up':
      return void response.hangup();
    default:
      assertNever(step);
  }
}

function addGather(response: VoiceResponse, step: Step & { kind: 'collect' }, addresses: FlowAddresses): void {
  const gather = response.gather({
    input: ['dtmf'],
    ...(step.digits === null ? {} : { numDigits: step.digits }),
    timeout: step.seconds,
    action: addresses.step(step.step),
    method: 'POST',
    actionOnEmptyResult: true,
  });
  for (const line of step.prompts) say(gather, line);
  if (step.sound) play(gather, addresses.sound(step.sound));
}

type Speaker = Pick<VoiceResponse, 'say' | 'play'>;

function say(speaker: Speaker, { language, text }: SpokenLine): void {
  const word = revealingWordIn(text);
  if (word !== null) throw new Error(`a prompt may not say "${word}": somebody else may be listening`);
  speaker.say({ language: language === 'es' ? 'es-US' : 'en-US' }, text);
}

function play(speaker: Speaker, url: string): void {
  speaker.play({ loop: soundRepeats }, url);
}
