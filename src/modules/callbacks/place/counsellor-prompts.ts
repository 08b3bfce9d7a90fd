import type { SpokenLine } from '../../../core/scripts/spoken-line.js';
import type { Flow } from '../../../telephony/flow.js';

// Heard on a counsellor's own phone, perhaps by somebody beside them: no name, no number, no word of treatment.
const keySeconds = 8;

const line = (key: string, text: string): SpokenLine => ({ key, version: 0, language: 'en', text });

export const whisper: Flow = [
  {
    kind: 'collect',
    prompts: [line('counsellor.whisper', 'Ringback. Somebody is waiting for your call. Press 1 to take it.')],
    digits: 1,
    seconds: keySeconds,
    step: 'accept',
  },
  { kind: 'hang-up' },
];

export const alreadyTaken: Flow = [
  { kind: 'say', line: line('counsellor.already-taken', 'This call has already been taken. Thank you.') },
  { kind: 'hang-up' },
];

export const hangUp: Flow = [{ kind: 'hang-up' }];

export function notAllowedNow(reason: string): Flow {
  return [
    { kind: 'say', line: line('counsellor.not-allowed', `We may not call this person now. ${reason}.`) },
    { kind: 'hang-up' },
  ];
}
