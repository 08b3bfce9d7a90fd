import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Channel, ContactDecision, ContactFacts } from '../../../../src/core/contact/contact-facts.js';
import type { ContactPolicy } from '../../../../src/core/contact/contact-policy.js';
import { mayContact } from '../../../../src/core/contact/may-contact.js';
import { usAreaCodes, usStates } from '../../../../src/core/contact/places/area-codes.js';
import type { Holiday, HoursRange, WeeklyHours } from '../../../../src/core/contact/weekly-hours.js';
import { factsOf, policyOf } from './facts.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

// Half of the instants are near a clock change: 8 March 2026 (07:00Z in the east) and 1 November (06:00Z).
const anyInstant = fc.oneof(
  fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2026-12-31T00:00:00Z'), noInvalidDate: true }),
  fc
    .tuple(fc.constantFrom('2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z'), fc.integer({ min: -24 * 60, max: 24 * 60 }))
    .map(([change, minutes]) => new Date(Date.parse(change) + minutes * 60_000)),
);
const clock = fc
  .nat(23 * 4 + 3)
  .map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`);
const ranges: fc.Arbitrary<readonly HoursRange[]> = fc.array(fc.tuple(clock, clock), { maxLength: 2 });
const anyHours: fc.Arbitrary<WeeklyHours> = fc.oneof(
  fc.constant({ always: true } as const),
  fc.record({ mon: ranges, tue: ranges, wed: ranges, thu: ranges, fri: ranges, sat: ranges, sun: ranges }),
);
const zone = fc.constantFrom('America/New_York', 'America/Chicago', 'America/Phoenix', 'Pacific/Honolulu');
const zip = fc.constantFrom('33101', '32401', '96701', '06390', '00901', '86515', '09012', '99999');

const anyPolicy: fc.Arbitrary<(at: Date) => ContactPolicy> = fc
  .record({ siteHours: anyHours, siteTimeZone: zone, perDay: fc.integer({ min: 1, max: 3 }), closed: fc.array(fc.nat(3)) })
  .map(({ siteHours, siteTimeZone, perDay, closed }) => (at) => {
    const holidays = closed.map((days): Holiday => ({ ...holidayOf(new Date(at.getTime() + days * dayMs)), hours: [] }));
    return policyOf({ siteHours, siteTimeZone, calls: { mostPerDay: perDay, mostPer14Days: 8 }, holidays });
  });

const holidayOf = (at: Date) => ({ date: at.toISOString().slice(0, 10), name: 'Holiday' });

/** Facts as of an instant; contacts and requests lie before it. */
const anyFacts: fc.Arbitrary<(at: Date) => ContactFacts> = fc
  .record({
    areaCode: fc.constantFrom(...usAreaCodes),
    state: fc.option(fc.constantFrom(...usStates), { freq: 2 }),
    timeZone: fc.option(fc.oneof(zone, fc.constantFrom('PST', 'Mars/Phobos')), { freq: 2 }),
    zips: fc.array(zip, { maxLength: 2 }),
    safeHours: fc.option(fc.record({ hours: anyHours, timeZone: zone }), { freq: 2 }),
    voicemail: fc.option(fc.boolean()),
    texts: fc.option(fc.boolean()),
    consent: fc.constantFrom('granted', 'granted', 'none', 'revoked'),
    suppressedBecause: fc.option(fc.constantFrom('stop', 'landline'), { freq: 2 }),
    automaticCalls: fc.boolean(),
    person: fc.array(fc.nat(15 * 24 * 60), { maxLength: 9 }),
    number: fc.array(fc.nat(36 * 60), { maxLength: 4 }),
    asked: fc.option(fc.nat(90)),
    answers: fc.constantFrom('nothing', 'nothing', 'nothing', 'them', 'their-start', 'their-stop'),
  })
  .map((drawn) => (at) => {
    const ago = (minutes: number) => new Date(at.getTime() - minutes * 60_000);
    return factsOf({
      e164: `+1${drawn.areaCode}5550147`,
      declared: { timeZone: drawn.timeZone, state: drawn.state, zips: drawn.zips },
      plan: { safeHours: drawn.safeHours, voicemail: drawn.voicemail, texts: drawn.texts },
      consent: drawn.consent,
      suppressedBecause: drawn.suppressedBecause,
      automaticCalls: drawn.automaticCalls,
      anyHourRequestedAt: drawn.asked === null ? null : ago(drawn.asked),
      contacted: { person: drawn.person.map(ago), number: drawn.number.map(ago) },
      answers: drawn.answers,
    });
  });

/** Some that nothing ends, so that hours are what decides. */
const reachable = anyFacts.map((facts) => (at: Date): ContactFacts => {
  const { contacted, ...rest } = facts(at);
  const alive = { suppressedBecause: null, automaticCalls: true, consent: 'granted', answers: 'nothing' } as const;
  const { safeHours } = rest.plan;
  return {
    ...rest,
    ...alive,
    plan: { safeHours, voicemail: true, texts: null },
    contacted: { person: contacted.person.slice(0, 4), number: contacted.number },
  };
});

const channels = fc.constantFrom<Channel>('call', 'text', 'voicemail');
const clockOf = (at: Date, timeZone: string) => {
  const show = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...options }).format(at);
  return Number(show({ hour: 'numeric' })) * 60 + Number(show({ minute: 'numeric' }));
};
const strictness = (decision: ContactDecision) =>
  decision.kind === 'yes' ? 0 : decision.kind === 'never' ? Number.POSITIVE_INFINITY : decision.at.getTime();

describe('L-303 the instant of a not-before', () => {
  test('lies ahead, is itself allowed, and nothing before it is: on any day, also when clocks change (B-034)', () => {
    fc.assert(
      fc.property(fc.oneof(reachable, anyFacts), anyPolicy, channels, anyInstant, (factsAt, policyAt, channel, at) => {
        const [facts, policy] = [factsAt(at), policyAt(at)];
        const decision = mayContact(facts, policy, channel, at);
        if (decision.kind !== 'not-before') return;
        expect(decision.at.getTime()).toBeGreaterThan(at.getTime());
        expect(mayContact(facts, policy, channel, decision.at).kind).toBe('yes');
        const step = Math.max(15 * 60_000, Math.ceil((decision.at.getTime() - at.getTime()) / 40));
        for (let before = decision.at.getTime() - 1; before >= at.getTime(); before -= step)
          expect(mayContact(facts, policy, channel, new Date(before)).kind).toBe('not-before');
      }),
      { numRuns: 60 },
    );
  });
});

describe('L-302 quiet hours', () => {
  test('nobody hears from us unasked before 8 or after 21 on any of their clocks, nor outside of their safe hours', () => {
    fc.assert(
      fc.property(
        reachable,
        anyPolicy,
        fc.constantFrom<Channel>('call', 'text'),
        anyInstant,
        (factsAt, policyAt, channel, at) => {
          const facts = { ...factsAt(at), anyHourRequestedAt: null };
          const first = mayContact(facts, policyAt(at), channel, at);
          const when = first.kind === 'not-before' ? first.at : at;
          if (first.kind === 'never') return;
          for (const timeZone of first.zones) {
            expect(clockOf(when, timeZone)).toBeGreaterThanOrEqual(8 * 60);
            expect(clockOf(when, timeZone)).toBeLessThan(21 * 60);
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  test('B-102 every place they may be in allows it alone, too', () => {
    fc.assert(
      fc.property(reachable, channels, anyInstant, (factsAt, channel, at) => {
        const facts = { ...factsAt(at), anyHourRequestedAt: null };
        const { declared } = facts;
        if (mayContact(facts, policyOf(), channel, at).kind !== 'yes') return;
        const alone = [
          { timeZone: null, state: null, zips: [] },
          { ...declared, zips: [] },
          { ...declared, state: null },
          { ...declared, timeZone: null },
          ...declared.zips.map((one) => ({ timeZone: null, state: null, zips: [one] })),
        ];
        for (const less of alone) expect(mayContact({ ...facts, declared: less }, policyOf(), channel, at).kind).toBe('yes');
      }),
      { numRuns: 80 },
    );
  });
});

type Change = (facts: ContactFacts, at: Date) => ContactFacts;
const addPlace: Change = (facts) => ({ ...facts, declared: { ...facts.declared, zips: [...facts.declared.zips, '96701'] } });
const stricter: readonly [string, Change][] = [
  ['B-102 one more ZIP', addPlace],
  ['a declared state', (facts) => ({ ...facts, declared: { ...facts.declared, state: facts.declared.state ?? 'FL' } })],
  ['a declared zone', (facts) => ({ ...facts, declared: { ...facts.declared, timeZone: facts.declared.timeZone ?? 'PST' } })],
  ['B-091 a revocation', (facts) => ({ ...facts, consent: 'revoked' })],
  ['B-030 no consent', (facts) => ({ ...facts, consent: facts.consent === 'granted' ? 'none' : facts.consent })],
  ['L-307 a suppression', (facts) => ({ ...facts, suppressedBecause: 'stop' })],
  ['a number left to persons', (facts) => ({ ...facts, automaticCalls: false })],
  ['no texts', (facts) => ({ ...facts, plan: { ...facts.plan, texts: false } })],
  ['no voicemail', (facts) => ({ ...facts, plan: { ...facts.plan, voicemail: false } })],
  [
    'safe hours',
    (facts) => ({
      ...facts,
      plan: {
        ...facts.plan,
        safeHours: facts.plan.safeHours ?? { hours: { mon: [['18:00', '20:00']] }, timeZone: 'America/Denver' },
      },
    }),
  ],
  ['B-033 no any-hour request', (facts) => ({ ...facts, anyHourRequestedAt: null })],
  [
    'B-100 one more contact of the person',
    (facts, at) => ({ ...facts, contacted: { ...facts.contacted, person: [...facts.contacted.person, at] } }),
  ],
  [
    'B-100 one more contact of the number',
    (facts, at) => ({ ...facts, contacted: { ...facts.contacted, number: [...facts.contacted.number, at] } }),
  ],
];

describe('a stricter fact never opens', () => {
  test.each(stricter)('%s', (_, change) => {
    fc.assert(
      fc.property(fc.oneof(reachable, anyFacts), anyPolicy, channels, anyInstant, (factsAt, policyAt, channel, at) => {
        const [facts, policy] = [factsAt(at), policyAt(at)];
        const before = mayContact(facts, policy, channel, at);
        const after = mayContact(change(facts, at), policy, channel, at);
        expect(strictness(after)).toBeGreaterThanOrEqual(strictness(before));
      }),
      { numRuns: 60 },
    );
  });

  test('a stricter policy neither: fewer calls, one more holiday', () => {
    fc.assert(
      fc.property(reachable, anyPolicy, channels, anyInstant, (factsAt, policyAt, channel, at) => {
        const [facts, policy] = [factsAt(at), policyAt(at)];
        const before = strictness(mayContact(facts, policy, channel, at));
        const holidays = [...policy.holidays, { ...holidayOf(at), hours: [] }];
        for (const strict of [
          { ...policy, calls: { mostPerDay: 1, mostPer14Days: 2 } },
          { ...policy, holidays },
        ])
          expect(strictness(mayContact(facts, strict, channel, at))).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 100 },
    );
  });
});

test('suppressed or revoked numbers hear nothing but the confirmation of a stop and the question that START asks', () => {
  fc.assert(
    fc.property(anyFacts, channels, anyInstant, (factsAt, channel, at) => {
      const facts = factsAt(at);
      const optedOut = facts.suppressedBecause !== null || facts.consent === 'revoked';
      const isAbout = channel === 'text' && (facts.answers === 'their-stop' || facts.answers === 'their-start');
      if (optedOut && !isAbout) expect(mayContact(facts, policyOf(), channel, at).kind).toBe('never');
    }),
    { numRuns: 100 },
  );
});
