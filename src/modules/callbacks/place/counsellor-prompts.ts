import type { Flow } from '../../../telephony/telephony.port.js';

// Heard on a counsellor's own phone, perhaps by somebody beside them: no name, no number, no word of treatment.
const language = 'en-US';
const keySeconds = 8;

export const whisper: Flow = [
  {
    kind: 'collect',
    prompt: 'Ringback. Somebody is waiting for your call. Press 1 to take it.',
    language,
    digits: 1,
    seconds: keySeconds,
    step: 'accept',
  },
  { kind: 'hang-up' },
];

export const alreadyTaken: Flow = [
  { kind: 'say', text: 'This call has already been taken. Thank you.', language },
  { kind: 'hang-up' },
];

export const hangUp: Flow = [{ kind: 'hang-up' }];

export function notAllowedNow(reason: string): Flow {
  return [{ kind: 'say', text: `We may not call this person now. ${reason}.`, language }, { kind: 'hang-up' }];
}
