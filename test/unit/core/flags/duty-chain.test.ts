import { describe, expect, it } from '@jest/globals';
import { whomToRing, type DutyCall, type OnDuty } from '../../../../src/core/flags/duty-chain.js';

const at = new Date('2026-11-23T03:00:00Z');
const ago = (seconds: number) => new Date(at.getTime() - seconds * 1000);
const onDuty: OnDuty[] = [
  { dutyId: 'director', duty: 'medical-director', rank: 1 },
  { dutyId: 'second', duty: 'supervisor', rank: 2 },
  { dutyId: 'first', duty: 'supervisor', rank: 1 },
  { dutyId: 'clinician', duty: 'clinician', rank: 1 },
];
const call = (dutyId: string, seconds: number, outcome: DutyCall['outcome'] = null): DutyCall => ({
  dutyId,
  calledAt: ago(seconds),
  outcome,
});
const ring = (
  calls: DutyCall[],
  seenAt: Date | null = null,
  told: Parameters<typeof whomToRing>[0] = 'supervisors',
  all = onDuty,
) => whomToRing(told, all, { calls, seenAt }, at)?.dutyId ?? null;

describe('B-111 whose phone rings for an open flag', () => {
  it('is of the first in the chain of that alarm', () => {
    expect(ring([])).toBe('first');
    expect(ring([], null, 'clinician')).toBe('clinician');
    expect(ring([], null, 'medical-director')).toBe('director');
    expect(ring([], null, 'clinician', [onDuty[1]!])).toBeNull();
    expect(ring([], null, 'supervisors', [])).toBeNull();
  });

  it('goes down the chain: nobody else while it rings, the next one after 45 seconds, or at once when it came to nothing', () => {
    expect(ring([call('first', 44)])).toBeNull();
    expect(ring([call('first', 45)])).toBe('second');
    expect(ring([call('first', 3, 'passed')])).toBe('second');
    expect(ring([call('first', 50, 'not-reached'), call('second', 2, 'not-reached')])).toBe('director');
  });

  it('begins anew at its end, and rings nobody twice within two minutes', () => {
    const all = [call('first', 119, 'passed'), call('second', 70, 'passed'), call('director', 20, 'passed')];
    expect(ring(all)).toBeNull();
    expect(ring([call('first', 120, 'passed'), ...all.slice(1)])).toBe('first');
  });

  it('is silent for five minutes after somebody has taken it, and no longer', () => {
    expect(ring([], ago(299))).toBeNull();
    expect(ring([call('first', 310, 'taken')], ago(300))).toBe('second');
  });
});
