import { expect, it, test } from '@jest/globals';
import type { EventBodies, EventName } from '../../../src/contracts/events.js';
import { publicEventNames } from '../../../src/contracts/webhooks/public-events.js';
import { publicEventTable } from '../../../src/modules/webhooks/collect/public-event-table.js';

/** Every id that an event may carry, by its name: nothing else may come out. */
const body = {
  personId: 'person',
  leadId: 'lead',
  intakeId: 'intake',
  callbackId: 'callback',
  callId: 'call',
  counsellorId: 'counsellor',
  state: 'done',
  cause: 'completed',
  from: 'inquiry',
  to: 'attempting',
  verdict: 'kept',
  disclosureId: 'disclosure',
  reason: 'expired',
};

const publish = (name: EventName, given: object = body) => {
  const entry = publicEventTable[name];
  return entry === 'not-public' ? null : (entry as (body: EventBodies[EventName]) => unknown)(given as never);
};

test.each<[EventName, string, object]>([
  ['LeadCaptured', 'lead.created', { leadId: 'lead', intakeId: 'intake', callbackId: 'callback' }],
  ['CallbackScheduled', 'callback.scheduled', { callbackId: 'callback' }],
  ['CallbackConnected', 'callback.connected', { callbackId: 'callback', callId: 'call' }],
  ['PromiseJudged', 'callback.kept', { callbackId: 'callback' }],
  ['CallbackExhausted', 'callback.exhausted', { callbackId: 'callback' }],
  ['CallbackEnded', 'callback.ended', { callbackId: 'callback', state: 'done' }],
  ['CallStarted', 'call.started', { callId: 'call', callbackId: 'callback' }],
  ['CallEnded', 'call.ended', { callId: 'call', callbackId: 'callback', cause: 'completed' }],
  ['IntakeAdvanced', 'intake.advanced', { intakeId: 'intake', from: 'inquiry', to: 'attempting' }],
  ['Admitted', 'intake.admitted', { intakeId: 'intake' }],
  ['ConsentRevoked', 'consent.revoked', { intakeId: 'intake' }],
  ['DisclosureMade', 'disclosure.made', { disclosureId: 'disclosure' }],
  ['DisclosureBlocked', 'disclosure.blocked', { disclosureId: 'disclosure', reason: 'expired' }],
])('%s is told as %s, in the order of its person, whose id stays here', (name, publicName, data) => {
  expect(publish(name)).toEqual({ name: publicName, subjectId: 'person', data });
});

it('a broken promise is callback.late', () => {
  expect(publish('PromiseJudged', { ...body, verdict: 'late' })).toMatchObject({ name: 'callback.late' });
});

it('of whoever has no intake nobody outside has heard: their consent ends here', () => {
  expect(publish('ConsentRevoked', { personId: 'person', intakeId: null })).toBeNull();
});

it('every public name is told by something, and nothing else is', () => {
  const names = (Object.keys(publicEventTable) as EventName[]).flatMap((name) => publish(name) ?? []) as { name: string }[];
  expect(new Set([...names.map(({ name }) => name), 'callback.late'])).toEqual(new Set(publicEventNames));
});

test.each<EventName>(['FlagRaised', 'DispositionRecorded', 'CallbackRefused', 'CallerInCrisis', 'TextReceived'])(
  '%s says something about health or wishes: nobody outside hears of it',
  (name) => {
    expect(publicEventTable[name]).toBe('not-public');
  },
);

it('an emergency is nobody’s business outside: neither its beginning nor its end', () => {
  for (const moved of [
    { from: 'scheduled', to: 'emergency' },
    { from: 'emergency', to: 'scheduled' },
  ])
    expect(publish('IntakeAdvanced', { ...body, ...moved })).toBeNull();
  expect(publicEventTable.EmergencyBegan).toBe('not-public');
});
