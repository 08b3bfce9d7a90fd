import { beforeEach, expect, test } from '@jest/globals';
import { Circuit } from '../../../src/telephony/twilio/client/circuit.js';

const start = Date.parse('2026-03-02T15:00:00Z');
let now: number;
let circuit: Circuit;
beforeEach(() => {
  now = start;
  circuit = new Circuit(() => new Date(now));
});

test.each(['20003', '20005'])('opens at the first %s, and says since when', (code) => {
  circuit.answered(null);
  expect([circuit.health(), circuit.secondsToWait()]).toEqual([{ kind: 'ok' }, 0]);
  circuit.answered(code);
  now += 4_500;
  expect(circuit.secondsToWait()).toBe(26);
  expect(circuit.health()).toEqual({ kind: 'account-refused', code, since: new Date(start) });
});

test('one request in thirty seconds goes through; while it is refused, nothing else does', () => {
  circuit.answered('20003');
  now += 30_000;
  expect(circuit.secondsToWait()).toBe(0);
  expect(circuit.secondsToWait()).toBe(30);
  circuit.answered('20003');
  expect(circuit.health()).toMatchObject({ since: new Date(start) });
  now += 29_999;
  expect(circuit.secondsToWait()).toBe(1);
});

test.each([null, '21211', 'http-500'])('a probe that is answered (%s) closes it', (code) => {
  circuit.answered('20003');
  now += 30_000;
  circuit.secondsToWait();
  circuit.answered(code);
  expect([circuit.health(), circuit.secondsToWait()]).toEqual([{ kind: 'ok' }, 0]);
});

test.each(['20429', '20404', '20500'])('%s is no reason to stop asking', (code) => {
  circuit.answered(code);
  expect(circuit.health()).toEqual({ kind: 'ok' });
});
