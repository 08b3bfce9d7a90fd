import { describe, expect, it } from '@jest/globals';
import { mayErase, type ErasureFacts } from '../../../../src/core/retention/may-erase.js';

const now = new Date('2026-11-23T15:00:00Z');
const nothing: ErasureFacts = {
  holds: [],
  holdsOfPatients: [],
  openLegalRequests: 0,
  openDangers: 0,
  openFlags: 0,
  emergency: false,
  onThePhone: false,
  unfinishedEmergencyRecords: 0,
  keptUntil: null,
};
const decide = (facts: Partial<ErasureFacts>) => mayErase({ ...nothing, ...facts }, now);

describe('B-103: may a record be erased?', () => {
  it('yes, when nothing is in the way; also when the time for which it had to be kept is over', () => {
    expect(decide({})).toEqual({ kind: 'erase' });
    expect(decide({ keptUntil: now })).toEqual({ kind: 'erase' });
  });

  it.each([
    ['a legal hold', { holds: [new Date('2026-03-01T00:00:00Z')] }, 'legal-hold', 'since 2026-03-01', false],
    [
      'a hold on whom they asked for',
      { holdsOfPatients: [new Date('2026-03-01T00:00:00Z')] },
      'legal-hold-of-patient',
      'asked for',
      false,
    ],
    ['L-112 a legal request', { openLegalRequests: 1 }, 'legal-request', 'privacy officer has closed it', false],
    ['a sign of danger', { openDangers: 1 }, 'open-danger', 'acknowledge the alert', true],
    ['a red or orange flag', { openFlags: 1 }, 'open-flag', 'write down at the flag what was done', true],
    ['an emergency', { emergency: true }, 'open-emergency', 'ask again when it is', true],
    ['a call', { onThePhone: true }, 'call-going-on', 'when the call is over', true],
    ['a record that the law wants', { unfinishedEmergencyRecords: 1 }, 'emergency-record', 'have it reviewed', false],
    ['the law', { keptUntil: new Date('2033-05-06T00:00:00Z') }, 'must-be-kept', 'from 2033-05-06 on', false],
  ] as const)('%s is in the way, and it is said what has to happen', (_, facts, code, words, workStaysOpen) => {
    expect(decide(facts)).toMatchObject({
      kind: 'refuse',
      obstacles: [{ code, sentence: expect.stringContaining(words) }],
      workStaysOpen,
    });
  });

  it('knows when to ask again only when everything in the way has an end that is known', () => {
    const keptUntil = new Date('2033-05-06T00:00:00Z');
    expect(decide({ keptUntil })).toMatchObject({ askAgainAt: keptUntil });
    expect(decide({ keptUntil, holds: [now] })).toMatchObject({ askAgainAt: null });
    expect(decide({ openDangers: 2 })).toMatchObject({ askAgainAt: null });
  });

  it('names all that is in the way at once, the oldest hold by its day', () => {
    const holds = [new Date('2026-04-01T00:00:00Z'), new Date('2026-03-01T00:00:00Z')];
    const urgent = { openDangers: 1, openFlags: 2, emergency: true, onThePhone: true };
    const decision = decide({ ...urgent, holds, unfinishedEmergencyRecords: 1, keptUntil: new Date('2030-01-01') });
    const codes = decision.kind === 'refuse' ? decision.obstacles.map(({ code }) => code) : [];
    expect(codes).toEqual([
      'legal-hold',
      'open-danger',
      'open-flag',
      'open-emergency',
      'call-going-on',
      'emergency-record',
      'must-be-kept',
    ]);
    expect(decision).toMatchObject({
      obstacles: expect.arrayContaining([{ code: 'legal-hold', until: null, sentence: expect.stringContaining('2026-03-01') }]),
    });
  });
});
