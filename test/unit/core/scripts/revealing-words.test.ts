import { expect, test } from '@jest/globals';
import { discreetProblem, revealingWordIn } from '../../../../src/core/scripts/revealing-words.js';

test.each([
  ['This is the Treatment centre', 'Treatment'],
  ['about your addiction', 'addiction'],
  ['DETOX!', 'DETOX'],
  ['Centro de rehabilitación', 'rehabilitación'],
  ['su adicción', 'adicción'],
  ['su adiccio\u0301n', 'adicción'],
  ['substance-free living', 'substance'],
  ['your counselor is here', 'counselor'],
  ['la clínica', 'clínica'],
  ['la CLINICA', 'CLINICA'],
  ['your outpatient visit', 'outpatient'],
  ['su evaluación de mañana', 'evaluación'],
  ['your intake appointment', 'intake'],
  ['su cita', 'cita'],
  ['Xanax', 'Xanax'],
  ['grupo de AA', 'AA'],
])('%s gives away: %s', (prompt, word) => {
  expect(revealingWordIn(prompt)).toBe(word);
});

test.each([
  'You have a call. Press 1 to take it.',
  'Somebody from our office is returning your call.',
  'Tiene una llamada. Pulse 1 para contestar.',
  'We are thankful for your patience.',
  'Le recitamos el número. Si está de acuerdo, oprima 1.',
  'Please hold: retreatments and undrugged are not stems at the start of a word.',
  '',
])('%p gives nothing away', (prompt) => {
  expect(revealingWordIn(prompt)).toBeNull();
});

test('the writer is told which word it is', () => {
  expect(discreetProblem('Welcome to our Detox line')).toMatch(/^"Detox" /);
  expect(discreetProblem('Welcome to our line')).toBeNull();
});
