import { expect, test } from '@jest/globals';
import { revealingWordIn } from '../../../src/telephony/twilio/revealing-words.js';

test.each([
  ['This is the Treatment centre', 'Treatment'],
  ['about your addiction', 'addiction'],
  ['DETOX!', 'DETOX'],
  ['Centro de rehabilitación', 'rehabilitación'],
  ['su adicción', 'adicción'],
  ['su adiccio\u0301n', 'adicción'],
  ['substance-free living', 'substance'],
  ['your counselor is here', 'counselor'],
])('%s gives away: %s', (prompt, word) => {
  expect(revealingWordIn(prompt)).toBe(word);
});

test.each([
  'You have a call. Press 1 to take it.',
  'Somebody from our office is returning your call.',
  'Tiene una llamada. Pulse 1 para contestar.',
  'We are thankful for your patience.',
  'Please hold: retreatments and undrugged are not stems at the start of a word.',
  '',
])('%p gives nothing away', (prompt) => {
  expect(revealingWordIn(prompt)).toBeNull();
});
