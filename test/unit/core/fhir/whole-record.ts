import type { AnswerRow, RecordRows } from '../../../../src/core/fhir/record-rows.js';
import type { Handing } from '../../../../src/core/fhir/provenance.js';
import { currentNotice } from '../../../../src/core/disclosures/notice.js';

export const idOf = (nth: number): string => `0198a000-0000-7000-8000-${String(nth).padStart(12, '0')}`;
export const day = (nth: number): Date => new Date(Date.UTC(2026, 10, nth, 15));

export const handing: Handing = {
  bundleId: idOf(900),
  approvalId: null,
  disclosureId: idOf(901),
  at: day(30),
  byName: 'Ada Admin',
  purpose: 'own-request',
  notice: currentNotice.text,
  scope: 'Disclosed to The person themselves for this purpose only: own-request. It holds: everything & more.',
};

export const answer = (nth: number, questionId: string, value: string, more: Partial<AnswerRow> = {}): AnswerRow => ({
  id: idOf(nth),
  intakeId: idOf(10),
  questionId,
  answeredBy: 'person',
  value,
  instrument: questionId.startsWith('phq-2') ? 'phq-2' : null,
  instrumentVersion: questionId.startsWith('phq-2') ? '1' : null,
  answeredAt: day(20),
  askedBy: 'Ben',
  ...more,
});

const appointment = {
  id: idOf(60),
  state: 'reminded',
  startsAt: day(25),
  wallTime: '2026-11-25T10:00',
  timeZone: 'America/New_York',
  programme: 'Lakeside',
  place: '1 Lake Road',
  transport: 'Taxi',
  bring: '',
  madeAt: day(21),
  endReason: null,
  isAdmitted: false,
} as const;

const decision = {
  intakeId: idOf(10),
  stage: 'scheduled',
  edition: '4',
  outcome: 'approved',
  level: '3.5',
  ratings: { '1': 2, '2': 0 },
  text: 'Needs a quiet place',
  clinician: 'Dr. Rivera',
  licenceState: 'FL',
  licenceNumber: 'MH 1',
  at: day(21),
} as const;

/** Something of each kind. */
export const wholeRecord: RecordRows = {
  members: [
    { id: idOf(2), isKnownAs: false, name: 'Pepe <b> & "Co"', language: 'es', birthDate: '1987' },
    { id: idOf(1), isKnownAs: true, name: 'José Lopez', language: 'en', birthDate: '1987-05-14' },
  ],
  numbers: [
    { e164: '+12025550147', extension: null },
    { e164: '+12025550148', extension: '12' },
  ],
  parties: [
    { id: idOf(3), isThisPerson: false, roles: ['caller', 'family', 'employer'], since: day(1) },
    { id: idOf(4), isThisPerson: true, roles: ['friend'], since: day(2) },
  ],
  consents: [
    {
      id: idOf(5),
      kind: 'part2_named',
      scope: { recipient: 'Maria Lopez', purpose: 'family-involvement' },
      state: 'granted',
      since: day(3),
      expiresAt: day(29),
      fields: ['attendance', 'contact'],
    },
    { id: idOf(6), kind: 'part2_tpo', scope: {}, state: 'expired', since: day(4), expiresAt: day(4), fields: [] },
    { id: idOf(7), kind: 'sms', scope: {}, state: 'revoked', since: day(5), expiresAt: null, fields: [] },
    { id: idOf(8), kind: 'recording', scope: {}, state: 'none', since: day(6), expiresAt: null, fields: [] },
    { id: idOf(9), kind: 'vob', scope: {}, state: 'frozen', since: null, expiresAt: null, fields: [] },
  ],
  episodes: [
    {
      id: idOf(10),
      site: 'Palm Lake',
      stage: 'scheduled',
      closeReason: null,
      openedAt: day(1),
      endedAt: null,
      stages: [
        { to: 'inquiry', at: day(1) },
        { to: 'contacted', at: day(2) },
        { to: 'waitlisted', at: day(3) },
        { to: 'emergency', at: day(4) },
        { to: 'waitlisted', at: day(5) },
        { to: 'scheduled', at: day(6) },
      ],
    },
  ],
  answers: [
    answer(20, 'phq-2.1', 'several-days'),
    answer(21, 'phq-2.2', 'unknown'),
    answer(22, 'age', '39'),
    answer(23, 'place', 'In the car'),
    answer(24, 'opioid', 'yes', { answeredBy: 'third-party' }),
  ],
  flags: [
    { id: idOf(40), level: 'red', rule: 'seizure', raisedAt: day(7), endedAt: null },
    { id: idOf(41), level: 'orange', rule: 'under-18', raisedAt: day(7), endedAt: day(8) },
    { id: idOf(42), level: 'yellow', rule: 'of-another-table', raisedAt: day(7), endedAt: day(8) },
  ],
  appointments: [appointment, { ...appointment, id: idOf(61), state: 'cancelled', bring: 'Clothes', endReason: 'They are ill' }],
  referrals: [
    {
      id: idOf(70),
      state: 'offered',
      reason: 'no-bed',
      offered: ['FindTreatment.gov', 'Oak House', 'Pine House'],
      chosen: null,
      offeredAt: day(9),
      offeredBy: 'Ben',
    },
    {
      id: idOf(71),
      state: 'accepted',
      reason: 'their-wish',
      offered: ['FindTreatment.gov', 'Oak House', 'Pine House'],
      chosen: 'Oak House',
      offeredAt: day(9),
      offeredBy: 'Ben',
    },
  ],
  decisions: [
    { ...decision, id: idOf(80), outcome: 'declined', level: null },
    { ...decision, id: idOf(81) },
  ],
};
