import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LookAtCallback } from '../../../src/modules/callbacks/index.js';
import { Texted } from '../../../src/modules/hotline/texts/index.js';
import { ContactQuestions } from '../../../src/modules/people/index.js';
import { SendText } from '../../../src/modules/texts/index.js';
import type { IncomingText } from '../../../src/telephony/call-script.js';
import { minutesAfterStart, type SeededPerson } from '../intake/seeded-rows.js';
import { OpenedTexts } from '../texts/opened-texts.js';
import { told } from '../../../src/platform/sealing/told.js';
import { opened } from '../platform/test-keys.js';

const ours = '+12025550100';
const marias = '+12025550147';
let floor: OpenedTexts;
let count = 0;
beforeAll(async () => {
  floor = await OpenedTexts.open();
});
afterAll(() => floor.close());
beforeEach(() => floor.reset());

async function texted(body: string, change: Partial<IncomingText> = {}): Promise<void> {
  count += 1;
  await floor
    .use(Texted)
    .run({ carrierSid: `SM-in-${count}`, to: ours, from: marias, body, pictures: 0, optOut: null, ...change });
}
const received = () =>
  opened<{ person_id: string | null; meaning: string; body: string; pictures: number }>(
    floor.database,
    `select person_id, meaning, ${told('text.body', 't')} as body, pictures from text_message t where direction = 'incoming' order by created_at, id`,
  );
const answers = async () => (await floor.outgoing()).filter(({ state }) => state !== 'refused').map(({ line_key }) => line_key);
const callbacks = () => floor.database.query('select * from callback order by created_at, id');
const callConsent = async ({ personId, phoneNumberId }: SeededPerson) =>
  (await floor.use(ContactQuestions).callFacts(floor.database, personId, phoneNumberId, floor.clock.at)).consent;

describe('F95 stop', () => {
  it('suppresses at once, cancels what waits, and is confirmed once', async () => {
    const person = await floor.person(marias);
    const wish = { ...person, siteId: floor.rows.siteId, lineKey: 'text.missed', language: 'en', answersThem: false } as const;
    await floor.database.transaction((tx) => floor.use(SendText).intend(tx, wish));
    await texted('please stop texting me');
    await texted('STOP');
    await texted('stop!!!');
    expect(await floor.facts(marias)).toMatchObject({
      consent: 'revoked',
      suppressedBecause: expect.stringMatching(/no more texts/),
    });
    await floor.placeAll();
    expect(floor.carrier.sent.map(({ body }) => body)).toEqual([expect.stringMatching(/no more texts.*START/)]);
    expect(await floor.outgoing()).toMatchObject([{ line_key: 'text.missed', state: 'canceled' }, { line_key: 'text.stopped' }]);
    expect(await callConsent(person)).toBe('none');
  });

  it('is not confirmed when the carrier has done so', async () => {
    await floor.person(marias);
    await texted('STOP', { optOut: 'stop' });
    expect(await answers()).toEqual([]);
    expect(await floor.facts(marias)).toMatchObject({ consent: 'revoked' });
  });

  it('leaves a promised call alone, unless calls are to stop too', async () => {
    const person = await floor.person(marias);
    await floor.rows.callback(person);
    await texted('STOP');
    expect(await callbacks()).toMatchObject([{ state: 'scheduled' }]);
    await texted('never call me again');
    expect(await callbacks()).toMatchObject([{ state: 'cancelled', because: 'They texted that they want no contact' }]);
    expect(await callConsent(person)).toBe('revoked');
  });

  it('of a number that nobody has holds for the number, in the language of the text', async () => {
    await texted('no me llamen más');
    expect(await floor.facts(marias)).toMatchObject({ personId: null, suppressedBecause: expect.anything() });
    expect(await floor.outgoing()).toMatchObject([{ line_key: 'text.stopped', language: 'es' }]);
    expect(await floor.database.query('select id from person')).toEqual([]);
  });
});

describe('B-075 wrong number', () => {
  it('stops both channels and ends the callback; how to go on is left to a human', async () => {
    const person = await floor.person(marias);
    await floor.rows.callback(person);
    await texted('Sorry, wrong number');
    expect(await callbacks()).toMatchObject([{ state: 'cancelled', because: 'They texted that this is the wrong number' }]);
    expect(await callConsent(person)).toBe('revoked');
    expect(await floor.messages('CallbackEnded')).toHaveLength(1);
    expect(await received()).toMatchObject([{ meaning: 'wrong-number', person_id: person.personId }]);
  });
});

describe('F96, B-076 texts again', () => {
  beforeEach(async () => {
    await floor.person(marias);
    await texted('STOP', { optOut: 'stop' });
  });
  const stopped = async () => (await floor.facts(marias)).suppressedBecause !== null;

  it('START alone is answered with the question in full words', async () => {
    await texted('START');
    await floor.placeAll();
    expect(floor.carrier.sent).toMatchObject([{ body: expect.stringMatching(/May we text you again/) }]);
    expect(await stopped()).toBe(true);
  });

  it.each(['yes', 'START', 'Sí'])('%j to that question opens the number, with the wording as evidence', async (body) => {
    await texted('START');
    floor.pass(60);
    await texted(body);
    expect(await floor.facts(marias)).toMatchObject({ suppressedBecause: null, consent: 'granted' });
    expect(await answers()).toEqual(['text.re-consent-question', 'text.started']);
    const [grant] = await floor.database.query(`select text_version, evidence from consent_event where text_version is not null`);
    expect(grant).toEqual({ text_version: 'text.re-consent-question/0/en', evidence: { textId: expect.any(String) } });
    expect(await callbacks()).toEqual([]);
  });

  it.each([
    ['after a day', async () => floor.pass(24 * 3600 + 1)],
    ['after another stop', async () => (await agreeAndStop(), undefined)],
  ])('a yes %s opens nothing', async (_, meanwhile) => {
    await texted('START');
    floor.pass(60);
    await meanwhile();
    await texted('yes', { optOut: null });
    expect(await stopped()).toBe(true);
  });

  const agreeAndStop = async () => {
    await texted('yes');
    floor.pass(60);
    await texted('STOP');
    floor.pass(60);
  };
});

describe('help', () => {
  it('is answered in neutral words, and not twice when the carrier has answered', async () => {
    await texted('HELP');
    await texted('HELP', { optOut: 'help' });
    expect(await answers()).toEqual(['text.help']);
  });
});

describe('F100 words of danger', () => {
  it('raise an alert, promise an urgent call at any hour, and are answered with 911 and 988', async () => {
    floor.pass(14 * 3600); // midnight in Washington
    await texted('I want to die');
    const [callback] = await callbacks();
    expect(callback).toMatchObject({
      urgency: 'urgent',
      origin: 'text',
      state: 'scheduled',
      any_hour_requested_at: floor.clock.at,
    });
    expect(await floor.alerts()).toMatchObject([
      { kind: 'crisis-text', subject_type: 'person', subject_id: callback!['person_id'] },
    ]);
    await floor.placeAll();
    expect(floor.carrier.sent).toMatchObject([{ body: expect.stringMatching(/911.*988/) }]);
    await floor.use(LookAtCallback).run(callback!['id'] as string);
    expect(await callbacks()).toMatchObject([{ state: 'queued' }]);
  });

  it('of somebody who stopped everything still raise the alert; a human decides about the call, and no text goes out', async () => {
    const person = await floor.person(marias);
    await floor.rows.staff('Morgan', 'manager');
    await texted('leave me alone', { optOut: 'stop' });
    await texted('I want to die');
    const [callback] = await callbacks();
    await floor.use(LookAtCallback).run(callback!['id'] as string);
    expect(await callbacks()).toMatchObject([{ state: 'needs-decision', urgency: 'urgent', person_id: person.personId }]);
    expect(await floor.alerts()).toMatchObject([{ kind: 'crisis-text' }]);
    expect(await answers()).toEqual([]);
  });

  it('of a sender who is no phone are an alert on the text', async () => {
    await texted('I want to die', { from: '55501' });
    expect(await floor.alerts()).toMatchObject([{ kind: 'crisis-text', subject_type: 'text' }]);
    expect(await floor.outgoing()).toEqual([]);
  });

  it('together with a stop are both', async () => {
    await floor.person(marias);
    await texted('stop texting me, I want to die');
    expect(await floor.facts(marias)).toMatchObject({ consent: 'revoked' });
    expect(await floor.alerts()).toMatchObject([{ kind: 'crisis-text' }]);
    expect(await answers()).toEqual(['text.stopped']);
  });
});

describe('call me', () => {
  it('brings an open callback forward to now', async () => {
    const person = await floor.person(marias);
    const late = { due_at: minutesAfterStart(300), window_start: minutesAfterStart(300), promised_by: minutesAfterStart(305) };
    await floor.rows.callback(person, late);
    await texted('yes, call me');
    expect(await callbacks()).toMatchObject([
      {
        due_at: floor.clock.at,
        window_start: floor.clock.at,
        because: 'They texted that they want to be called',
        origin: 'form',
      },
    ]);
    expect(await answers()).toEqual(['text.call-me-promised']);
    expect(await callConsent(person)).toBe('granted');
  });

  it('makes a stranger known, with an intake and a callback', async () => {
    await texted('Llámeme por favor');
    expect(await callbacks()).toMatchObject([
      { origin: 'text', urgency: 'standard', state: 'scheduled', due_at: floor.clock.at },
    ]);
    const [row] = await received();
    expect(row!.person_id).toBe((await callbacks())[0]!['person_id']);
    expect(await floor.outgoing()).toMatchObject([{ line_key: 'text.call-me-promised', language: 'es' }]);
    expect(await floor.messages('TextReceived')).toMatchObject([{ payload: { personId: row!.person_id, meaning: 'call-me' } }]);
  });

  it('at night means tomorrow, and now means now', async () => {
    floor.pass(14 * 3600);
    await texted('call me');
    expect((await callbacks())[0]!['due_at']).toEqual(minutesAfterStart(22 * 60)); // 08:00 in Washington
    await texted('call me now please');
    expect((await callbacks())[0]).toMatchObject({ due_at: floor.clock.at, any_hour_requested_at: floor.clock.at });
  });

  it('promises nothing in our name where only a human may decide', async () => {
    await floor.person(marias);
    await texted('wrong number', { optOut: 'stop' });
    await texted('call me');
    expect(await answers()).toEqual([]);
    expect((await callbacks()).at(-1)).toMatchObject({ state: 'scheduled', origin: 'text' });
  });
});

describe('anything else', () => {
  it('is kept for a human to read, answered never, its pictures counted', async () => {
    const person = await floor.person(marias);
    await texted('Do you take Blue Cross?', { pictures: 3 });
    expect(await received()).toEqual([
      { person_id: person.personId, meaning: 'other', body: 'Do you take Blue Cross?', pictures: 3 },
    ]);
    expect(await floor.outgoing()).toEqual([]);
    expect(await floor.messages('TextReceived')).toMatchObject([{ payload: { personId: person.personId, meaning: 'other' } }]);
  });

  it('F99 counts once however often it is delivered, also at the same moment', async () => {
    const twice = { carrierSid: 'SM-twice' };
    await Promise.all([texted('call me', twice), texted('call me', twice), texted('call me', twice)]);
    expect(await received()).toHaveLength(1);
    expect(await answers()).toHaveLength(1);
    expect(await floor.database.query(`select from consent_event`)).toHaveLength(1);
  });

  it('F99 is ignored when it is to a number that no site has', async () => {
    await texted('STOP', { to: '+12025550199' });
    expect(await received()).toEqual([]);
    expect((await floor.facts(marias)).suppressedBecause).toBeNull();
  });

  it('takes back that a number takes no texts', async () => {
    await floor.database.query(
      `insert into suppression (id, e164, channel, because, since) values (gen_random_uuid(), $1, 'sms', 'landline', $2)`,
      [marias, floor.clock.at],
    );
    await texted('HELP');
    expect(await answers()).toEqual(['text.help']);
  });

  it('two machines that answer each other come to an end', async () => {
    for (let round = 0; round < 10; round += 1) await texted('HELP');
    expect(await answers()).toHaveLength(6);
  });
});
