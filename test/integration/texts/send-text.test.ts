import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { PlaceText, ReportText, SendText } from '../../../src/modules/texts/index.js';
import type { SeededPerson } from '../intake/seeded-rows.js';
import { OpenedTexts } from './opened-texts.js';

const marias = '+12025550147';
let floor: OpenedTexts;
beforeAll(async () => {
  floor = await OpenedTexts.open();
});
afterAll(() => floor.close());
beforeEach(() => floor.reset());

const send = (person: SeededPerson, lineKey: 'text.missed' | 'text.keep-place' = 'text.missed', answersThem = false) =>
  floor.database.transaction((tx) =>
    floor.use(SendText).intend(tx, { ...person, siteId: floor.rows.siteId, lineKey, language: 'en', answersThem }),
  );

describe('sendText', () => {
  it('writes the intent with its words and asks the carrier only after that', async () => {
    const result = await send(await floor.person(marias));
    expect(result).toMatchObject({ kind: 'intended' });
    expect(floor.carrier.sent).toEqual([]);
    expect(await floor.text(result.textId)).toMatchObject({
      direction: 'outgoing',
      state: 'intended',
      our_number: '+12025550100',
      their_number: marias,
      line_key: 'text.missed',
      line_version: 0,
      language: 'en',
      body: expect.stringContaining('202-555-0100'),
    });
    expect(await floor.messages('place-text')).toMatchObject([{ payload: { textId: result.textId } }]);
  });

  it('keeps what it refused, with the reason and without the words', async () => {
    const result = await send(await floor.person(marias, false));
    expect(result).toMatchObject({ kind: 'refused', because: 'They did not agree to text messages.' });
    expect(await floor.text(result.textId)).toMatchObject({
      state: 'refused',
      refused_because: 'They did not agree to text messages.',
      body: null,
      ended_at: floor.clock.at,
    });
    expect(await floor.messages('place-text')).toEqual([]);
  });

  it('answers them without a ticked box, and at night', async () => {
    floor.pass(14 * 3600);
    expect(await send(await floor.person(marias, false), 'text.keep-place', true)).toMatchObject({ kind: 'intended' });
  });

  it('waits for no morning: what comes too late is not sent', async () => {
    floor.pass(14 * 3600); // midnight in Washington
    expect(await send(await floor.person(marias))).toMatchObject({
      kind: 'refused',
      because: expect.stringMatching(/quiet hours/),
    });
  });

  it('sends two a day, not three', async () => {
    const person = await floor.person(marias);
    const results = [await send(person), await send(person), await send(person)];
    expect(results.map(({ kind }) => kind)).toEqual(['intended', 'intended', 'refused']);
  });

  it('fails for a number that is not theirs', async () => {
    const person = await floor.person(marias);
    await expect(send({ ...person, phoneNumberId: uuid() })).rejects.toMatchObject({ code: 'person/unknown' });
  });
});

describe('F97 what the carrier filters', () => {
  const filtered = async (): Promise<SeededPerson> => {
    const person = await floor.person(marias);
    const { textId } = await send(person);
    await floor.use(PlaceText).run(textId);
    await floor.use(ReportText).run({ textId, carrierSid: `SM-${textId}`, state: 'undelivered', code: '30007' });
    return person;
  };

  it('rests until somebody has looked at the alert; other words still go', async () => {
    const person = await filtered();
    expect(await floor.alerts()).toMatchObject([{ kind: 'text-filtered', subject_type: 'text' }]);
    expect(await send(await floor.person('+12025550148'))).toMatchObject({
      kind: 'refused',
      because: expect.stringMatching(/filtered/),
    });
    expect(await send(person, 'text.keep-place', true)).toMatchObject({ kind: 'intended' });
    await floor.database.query('update alert set acknowledged_at = now()');
    expect(await send(await floor.person('+12025550149'))).toMatchObject({ kind: 'intended' });
  });
});
