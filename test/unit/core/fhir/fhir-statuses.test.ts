import { describe, expect, it } from '@jest/globals';
import type { Part2Event } from '../../../../src/core/disclosures/disclosure-facts.js';
import { appointment } from '../../../../src/core/fhir/appointment.js';
import { refTo } from '../../../../src/core/fhir/coded.js';
import { consent, consentStandings } from '../../../../src/core/fhir/consent.js';
import { episodeOfCare } from '../../../../src/core/fhir/episode-of-care.js';
import { flag } from '../../../../src/core/fhir/flag.js';
import { questionnaireResponses } from '../../../../src/core/fhir/questionnaire-response.js';
import type { AnswerRow } from '../../../../src/core/fhir/record-rows.js';
import { decisionRequests, referralRequest } from '../../../../src/core/fhir/service-request.js';
import { appointmentStates } from '../../../../src/core/placement/appointment-states.js';
import { referralStates } from '../../../../src/core/placement/referral-rules.js';
import { answer, day, idOf, wholeRecord } from './whole-record.js';

const them = refTo('Patient', idOf(1));
const [arrival] = wholeRecord.appointments;
const [intake] = wholeRecord.episodes;
const [, referral] = wholeRecord.referrals;
const [declined, approved] = wholeRecord.decisions;

describe('Appointment', () => {
  it('has a status for each of ours', () => {
    const statuses = appointmentStates.map((state) => appointment({ ...arrival!, state }, them).resource.status);
    expect(statuses).toEqual(['booked', 'booked', 'arrived', 'noshow', 'cancelled', 'cancelled']);
    expect(appointment({ ...arrival!, state: 'arrived', isAdmitted: true }, them).resource.status).toBe('fulfilled');
    expect(appointment({ ...arrival!, state: 'moved' }, them).resource.cancelationReason).toEqual({
      text: 'They got another time',
    });
  });
});

describe('EpisodeOfCare', () => {
  it('says each status once, for as long as it lasted; an emergency changes none', () => {
    const { resource } = episodeOfCare(intake!, them);
    expect(resource).toMatchObject({ status: 'planned', period: { start: day(1).toISOString() } });
    expect(resource.statusHistory).toEqual([
      { status: 'planned', period: { start: day(1).toISOString(), end: day(3).toISOString() } },
      { status: 'waitlist', period: { start: day(3).toISOString(), end: day(6).toISOString() } },
      { status: 'planned', period: { start: day(6).toISOString() } },
    ]);
  });

  const ended = (stage: 'admitted' | 'closed', closeReason: string | null = null) => {
    const stages = [...intake!.stages, { to: stage, at: day(9) }];
    return episodeOfCare({ ...intake!, stage, closeReason, stages, endedAt: day(9) }, them).resource;
  };

  it('goes on after admission, and is cancelled when it was closed before', () => {
    expect(ended('admitted')).toMatchObject({ status: 'active', period: { start: day(1).toISOString() } });
    expect(ended('admitted').period).not.toHaveProperty('end');
    expect(ended('closed', 'declined-by-person')).toMatchObject({ status: 'cancelled', period: { end: day(9).toISOString() } });
    expect(ended('closed', 'spam').status).toBe('entered-in-error');
  });
});

describe('QuestionnaireResponse', () => {
  const told = (...answers: AnswerRow[]) => questionnaireResponses(answers, them).map(({ resource }) => resource);
  const phq = (first: string, second?: string, more: Partial<AnswerRow> = {}) =>
    told(answer(1, 'phq-2.1', first, more), ...(second === undefined ? [] : [answer(2, 'phq-2.2', second, more)]));

  it('is complete when each question has an answer, and names the version of the instrument', () => {
    expect(phq('not-at-all', 'several-days')).toMatchObject([
      {
        id: idOf(1),
        questionnaire: 'urn:ringback:questionnaire:phq-2|1',
        status: 'completed',
        subject: them,
        source: them,
        item: [
          { linkId: 'phq-2.1', answer: [{ valueCoding: { code: 'not-at-all', extension: [{ valueDecimal: 0 }] } }] },
          { linkId: 'phq-2.2', answer: [{ valueCoding: { code: 'several-days', extension: [{ valueDecimal: 1 }] } }] },
        ],
      },
    ]);
  });

  it('is in progress with an answer missing or not known, and has no 0 for it', () => {
    const [missing] = phq('several-days');
    expect(missing).toMatchObject({ status: 'in-progress', item: [{ linkId: 'phq-2.1' }] });
    expect(missing!.item).toHaveLength(1);
    const [unknown] = phq('several-days', 'unknown');
    expect(unknown!.status).toBe('in-progress');
    expect(unknown!.item![1]!.answer).toEqual([{ valueCoding: expect.objectContaining({ code: 'asked-unknown' }) }]);
    expect(JSON.stringify([missing, unknown])).not.toContain('"valueDecimal":0');
  });

  it('of a version that is not asked any more is in progress, with the codes as they were given', () => {
    const [old] = phq('not-at-all', 'of-old', { instrumentVersion: '0' });
    expect(old).toMatchObject({ questionnaire: 'urn:ringback:questionnaire:phq-2|0', status: 'in-progress' });
    expect(old!.item![1]!.answer).toEqual([{ valueCoding: { system: 'urn:ringback:answer:phq-2.2', code: 'of-old' } }]);
  });

  it('asks no more than what follows from the answers: texts count, and what is not to be asked is not missing', () => {
    const history = { instrument: 'benzodiazepine-history', instrumentVersion: '1' };
    expect(told(answer(1, 'benzodiazepine', 'no', history))).toMatchObject([{ status: 'completed' }]);
    expect(told(answer(1, 'benzodiazepine', 'yes', history))).toMatchObject([{ status: 'in-progress' }]);
  });

  it('keeps what the person says and what somebody says of them apart', () => {
    const both = told(answer(1, 'opioid', 'no'), answer(2, 'opioid', 'yes', { answeredBy: 'third-party' }));
    expect(both.map(({ source, item }) => [source!.reference !== undefined, item![0]!.answer![0]!.valueCoding!.code])).toEqual([
      [true, 'no'],
      [false, 'yes'],
    ]);
    expect(both.map(({ status, questionnaire }) => [status, questionnaire])).toEqual([
      ['in-progress', 'urn:ringback:questionnaire:screening'],
      ['in-progress', 'urn:ringback:questionnaire:screening'],
    ]);
  });
});

describe('Flag', () => {
  it('is active until it was dealt with or lowered, and says the level and the rule', () => {
    const [open, done] = wholeRecord.flags.map((one) => flag(one, them).resource);
    expect(open).toMatchObject({ status: 'active', code: { text: 'They have a seizure now or had one today.' } });
    expect(open!.extension).toMatchObject([{ valueCodeableConcept: { coding: [{ code: 'PH' }], text: 'red' } }]);
    expect(done).toMatchObject({ status: 'inactive', period: { end: day(8).toISOString() } });
  });
});

describe('ServiceRequest', () => {
  it('has a status for each state of a referral', () => {
    const statuses = referralStates.map((state) => referralRequest({ ...referral!, state }, them).resource.status);
    expect(statuses).toEqual(['draft', 'active', 'active', 'active', 'completed', 'revoked']);
    expect(referralRequest({ ...referral!, chosen: null }, them).resource.intent).toBe('proposal');
  });

  it('C-201: names no level that no clinician decided; the last decision replaces those before', () => {
    expect(decisionRequests([], them, true)).toEqual([]);
    const [first, last] = decisionRequests([declined!, approved!], them, true).map(({ resource }) => resource);
    expect(first).toMatchObject({
      status: 'revoked',
      doNotPerform: true,
      code: { text: 'No level of care that is offered here' },
    });
    expect(first!.code).not.toHaveProperty('coding');
    expect(last).toMatchObject({
      status: 'active',
      intent: 'order',
      replaces: [{ reference: `urn:uuid:${declined!.id}` }],
      code: { coding: [{ system: 'urn:ringback:asam-level:4', code: '3.5' }] },
      requester: { display: 'Dr. Rivera', identifier: { value: 'MH 1', assigner: { display: 'FL' } } },
    });
    const standing = (stage: 'admitted' | 'closed') =>
      decisionRequests([{ ...approved!, stage }], them, true)[0]!.resource.status;
    expect([standing('admitted'), standing('closed')]).toEqual(['completed', 'revoked']);
    const elsewhere = decisionRequests([declined!, { ...approved!, intakeId: idOf(11) }], them, true);
    expect(elsewhere.map(({ resource }) => [resource.status, 'replaces' in resource])).toEqual([
      ['active', false],
      ['active', false],
    ]);
  });
});

describe('Consent', () => {
  const event = (more: Partial<Part2Event>): Part2Event => ({
    id: idOf(1),
    kind: 'part2_named',
    action: 'grant',
    scope: { recipient: 'Maria Lopez', purpose: 'family-involvement' },
    subjectRole: 'patient',
    effectiveAt: day(1),
    expiresAt: day(20),
    fields: ['attendance'],
    ...more,
  });
  const shown = (at: Date, ...events: Part2Event[]) =>
    consentStandings([events], at).map((one) => consent({ ...one, id: idOf(5) }, them).resource);

  it('is folded as of the instant: in force, over, taken back, not given', () => {
    const named = { provision: { actor: [{ reference: { display: 'Maria Lopez' } }], purpose: [{ code: 'FAMRQT' }] } };
    expect(shown(day(10), event({}))).toMatchObject([
      {
        status: 'active',
        provision: { type: 'permit', period: { start: day(1).toISOString(), end: day(20).toISOString() } },
      },
    ]);
    expect(shown(day(10), event({}))).toMatchObject([named]);
    expect(shown(day(10), event({}))[0]!.provision!.code).toEqual([
      { text: 'that they are in our care, and when they speak with us' },
    ]);
    expect(shown(day(20), event({}))).toMatchObject([{ status: 'inactive', provision: { type: 'permit' } }]);
    const taken = shown(day(10), event({}), event({ id: idOf(2), action: 'revoke', effectiveAt: day(9), expiresAt: null }));
    expect(taken).toMatchObject([{ status: 'inactive', provision: { type: 'deny', period: { start: day(9).toISOString() } } }]);
    const denied = event({ kind: 'sms', scope: {}, action: 'deny', expiresAt: null, fields: null });
    expect(shown(day(10), denied)).toMatchObject([{ status: 'rejected', provision: { type: 'deny' } }]);
  });

  it('says nothing of what nobody was asked, and takes no word of a caller for a consent of the patient', () => {
    expect(shown(day(10))).toEqual([]);
    expect(shown(day(10), event({ subjectRole: 'caller' }))).toEqual([]);
  });
});
