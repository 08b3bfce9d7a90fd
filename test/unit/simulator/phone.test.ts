// F106: what the simulator never dials.
import { expect, test } from '@jest/globals';
import { parsePhone } from '../../../src/simulator/phones/parse-persona.js';
import { Phone } from '../../../src/simulator/phones/phone.js';

const NUMBER = '+12025550147';

test('each call takes the next persona, and a busy phone keeps its own', () => {
  const phone = new Phone(parsePhone({ number: NUMBER, kind: 'human', next: [{ kind: 'voicemail' }] }));
  expect(phone.reach('CA1').kind).toBe('human');
  expect(phone.reach('CA2').kind).toBe('busy');
  phone.release('CA2');
  expect(phone.state).toBe('ringing');
  phone.release('CA1');
  expect(phone.state).toBe('idle');
  expect([phone.reach('CA3').kind, phone.maximumConcurrentCalls, phone.calls]).toEqual(['voicemail', 2, 3]);
});

test('a declaration gets the defaults of a patient human', () => {
  expect(parsePhone({ number: NUMBER, kind: 'human' })).toEqual({
    number: NUMBER,
    personas: [{ kind: 'human', answerAfterSeconds: 2, pressAfterSeconds: 1 }],
  });
});

test.each([
  [{ number: NUMBER }, /kind/],
  [{ number: 'x', kind: 'human' }, /number/],
  [{ number: NUMBER, kind: 'human', talkSeconds: -1 }, /talkSeconds/],
  [{ number: NUMBER, kind: 'human', next: {} }, /next/],
  [{ number: '+1988', kind: 'human' }, /E.164|emergency/],
  ['text', /JSON object/],
])('refuses %j', (value, reason) => {
  expect(() => parsePhone(value)).toThrow(reason);
});

test('a phone that dials is in a call, and counts as dialled only when somebody dials it', () => {
  const phone = new Phone(parsePhone({ number: NUMBER, kind: 'human' }));
  expect(phone.dialOut('CA1').kind).toBe('human');
  expect([phone.state, phone.calls, phone.maximumConcurrentCalls]).toEqual(['calling', 0, 0]);
  expect(phone.reach('CA2').kind).toBe('busy');
  phone.release('CA2');
  phone.release('CA1');
  expect([phone.state, phone.calls, phone.maximumConcurrentCalls]).toEqual(['idle', 1, 1]);
});

test.each([
  [{ presses: ['1', 'x'] }, /presses/],
  [{ presses: '1' }, /presses/],
  [{ hangUpAt: 'goodbye' }, /hangUpAt/],
  [{ wantsKey: '12' }, /wantsKey/],
  [{ leavesMessageSeconds: '6' }, /leavesMessageSeconds/],
])('refuses the behaviour %j', (behaviour, reason) => {
  expect(() => parsePhone({ number: NUMBER, kind: 'human', ...behaviour })).toThrow(reason);
});
