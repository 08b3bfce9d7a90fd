import { Caller } from '../../support/caller.js';
import { Story } from '../../support/story.js';
import { fictionalNumber } from '../../support/website.js';

describe('callers who leave a message or a number', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL', { simulatorSpeed: 20 });
  }, 60_000);
  afterAll(() => story?.end());

  const numberOf = async (caller: Caller) =>
    story.one(
      `select n.e164, c.origin, c.state, c.person_id from callback c join phone_number n on n.id = c.phone_number_id where c.id = $1`,
      [(await caller.now())['callback_id']],
    );

  describe('while nobody is on shift', () => {
    it('F42: a message of two seconds counts, also when they hang up in it; a shorter one is a hang-up; a callback follows both', async () => {
      const whole = await Caller.dials(story, { presses: ['1', '2'], says: 'My name is Sam' });
      const cut = await Caller.dials(story, { presses: ['1', '2'], hangUpAt: 'record', hangUpAfterSeconds: 4 });
      const breath = await Caller.dials(story, { presses: ['1', '2'], hangUpAt: 'record', hangUpAfterSeconds: 0 });
      expect(await whole.ends('voicemail')).toMatchObject({ left_at: 'leaving-message' });
      expect((await cut.ends('voicemail'))['message_seconds']).toBeGreaterThanOrEqual(4);
      await breath.ends('callback');
      expect(await whole.hears('We have your message')).toBeTruthy();
      expect(await numberOf(whole)).toMatchObject({ e164: whole.number, origin: 'voicemail' });
      expect(await numberOf(cut)).toMatchObject({ e164: cut.number, origin: 'voicemail' });
      expect(await numberOf(breath)).toMatchObject({ e164: breath.number, origin: 'abandoned' });
    });

    it('F45: whoever presses nothing at all is called back; nobody is dropped', async () => {
      const silent = await Caller.dials(story, {});
      await silent.ends('callback');
      expect(await silent.hears('Your place is saved')).toBeTruthy();
      expect(await numberOf(silent)).toMatchObject({ e164: silent.number, origin: 'closed' });
    });

    it('F45: garbage is no answer, and nobody is dropped for it', async () => {
      const confused = await Caller.dials(story, { presses: ['7', '6', '#', '5'] });
      await confused.ends('callback');
      expect(await numberOf(confused)).toMatchObject({ e164: confused.number, origin: 'closed' });
    });

    it('F46: 911, a premium number and our own are asked for again; after two tries it is the number they call from', async () => {
      const caller = await Caller.dials(story, { presses: ['1', '1', '2', '911#', '9005550123#', '1'] });
      await caller.hears('We will call you at');
      await caller.hears('we cannot call that number');
      await caller.ends('callback');
      expect(await numberOf(caller)).toMatchObject({ e164: caller.number });
      const own = await Caller.dials(story, { presses: ['1', '1', '2', '8885550100#', '202555#', '1'] });
      await own.hears('we cannot call that number');
      await own.ends('callback');
      expect(await numberOf(own)).toMatchObject({ e164: own.number });
      const dialled = await story.rows(`select to_number from call_leg where party = 'person' and inbound_call_id is null`);
      expect(dialled).toEqual([]);
    });
  });

  describe('while somebody is on shift', () => {
    beforeAll(() => story.busy('ana'));

    it('F45: whoever presses nothing waits in line, round after round', async () => {
      const silent = await Caller.dials(story, {});
      await silent.is('waiting');
      await silent.hears('You are next in line');
      const heard = async () =>
        (await story.carrier.heard(silent.number)).filter((text) => text.includes('You are next in line'));
      for (const before = (await heard()).length; (await heard()).length <= before + 2;) await silent.is('waiting');
      await silent.hangsUp();
      await silent.ends('callback');
    });

    it('F43: a withheld number and its look-alikes are served, and are not one and the same person', async () => {
      const word = await Caller.dials(story, { presses: ['1'] }, { callerId: 'anonymous' });
      const lookAlike = await Caller.dials(story, { presses: ['1'] }, { callerId: '+266696687' });
      const callback = fictionalNumber();
      const keeps = await Caller.dials(
        story,
        { presses: ['1', '1', `${callback.slice(2)}#`, '1', '2'] },
        { callerId: '+86282452253' },
      );
      const rows = [await word.is('waiting'), await lookAlike.is('waiting'), await keeps.ends('callback')];
      expect(new Set(rows.map((row) => row['person_id'])).size).toBe(3);
      expect(rows.map((row) => row['caller_number'])).toEqual([null, null, null]);
      expect(await numberOf(keeps)).toMatchObject({ e164: callback, origin: 'keep-my-place' });
      const code = /return code is ([\d .,]+)/.exec(await word.hears('Your return code is'))![1]!.replace(/\D/g, '');
      await word.hangsUp();
      await lookAlike.hangsUp();
      await word.ends('no-number');
      await lookAlike.ends('no-number');
      const again = await Caller.dials(story, { presses: ['*', `${code}#`] }, { callerId: 'anonymous' });
      await again.hears('Welcome back');
      expect((await again.is('waiting'))['person_id']).toBe(rows[0]!['person_id']);
      await again.hangsUp();
    });

    it('F44: a foreign number waits like any other; that we do not dial it is said when they ask for it', async () => {
      const callback = fictionalNumber();
      const abroad = await Caller.dials(
        story,
        { presses: ['1', '1', '011442079460124#', `${callback.slice(2)}#`, '1', '2'] },
        { callerId: '+442079460123' },
      );
      await abroad.hears('Please enter the number we should call');
      await abroad.hears('we cannot call that number');
      await abroad.ends('callback');
      expect(await numberOf(abroad)).toMatchObject({ e164: callback, origin: 'keep-my-place' });
    });
  });

  it('keeps every promise', async () => {
    expect(await story.violations()).toEqual([]);
  });
});
