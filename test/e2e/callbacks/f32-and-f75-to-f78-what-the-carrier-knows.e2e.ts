import { randomUUID } from 'node:crypto';
import type { Staff } from '../../support/staff.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { fictionalNumber } from '../../support/website.js';

const anasPhone = '+12025550111';
const answers = { kind: 'human', answerAfterSeconds: 1 } as const;

describe('a carrier that is slow to dial, and one that knows more of a number than we do', () => {
  let story: Story;
  let ana: Staff;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL', { simulatorSpeed: 10 });
    await story.carrier.counsellorAnswers(anasPhone);
    ana = await story.busy('ana');
  }, 60_000);
  afterAll(() => story?.end());

  const presence = (body: object) =>
    waitFor('Ana to change over', async () => (await ana.send('PUT', '/v1/me/presence', body)).status < 300);

  /** Somebody who left their number more than a month ago. */
  async function knownForLong(): Promise<string> {
    const phone = fictionalNumber();
    const personId = randomUUID();
    await story.carrier.declare(phone, answers);
    await story.rows(
      `with who as (insert into person (id, language, created_at) values ($1, 'en', now() - interval '40 days') returning id)
       insert into phone_number (id, person_id, e164, automatic_calls, created_at)
       select $2, id, $3, true, now() - interval '40 days' from who`,
      [personId, randomUUID(), phone],
    );
    return phone;
  }

  const lookedUp = (phone: string) =>
    waitFor('the look-up', async () => {
      const row = await story.one(
        'select line_type, reassigned, looked_up_at, look_up_tried_at from phone_number where e164 = $1',
        [phone],
      );
      return row['look_up_tried_at'] ? row : null;
    });

  it('F75, F76: a number that is somebody else’s now is not dialled; a person decides, and its new kind of line is kept', async () => {
    const phone = await knownForLong();
    await story.carrier.lineIs(phone, { lineType: 'landline', reassigned: 'yes' });
    const { callback } = await story.website.lead({ phone });
    await waitFor('the answer', async () => (await lookedUp(phone))['looked_up_at']);
    expect(await lookedUp(phone)).toMatchObject({ line_type: 'landline', reassigned: true });
    await presence({ state: 'available' });
    const { because } = await story.callbackIn(callback.id, 'needs-decision');
    expect(because).toBe('This number may belong to somebody else now: a person decides.');
    expect((await story.carrier.rings(phone)).calls).toBe(0);
  });

  it('F78: a look-up that fails keeps nobody from being called', async () => {
    const phone = await knownForLong();
    await story.carrier.fault({ match: { name: 'FetchPhoneNumber' }, effect: 'status', status: 503, times: 20 });
    await presence({ state: 'available' });
    const { callback } = await story.website.lead({ phone });
    await story.callOf(callback.id, 'talking');
    expect(await lookedUp(phone)).toMatchObject({ looked_up_at: null });
    await story.carrier.hangUp(phone);
    const { id } = await story.callOf(callback.id, 'ended');
    await ana.must('POST', `/v1/calls/${id}/disposition`, { disposition: 'reached' });
  });

  it('F32: a call that the carrier does not come to is given up, counts for nothing, and is made again', async () => {
    await presence({ state: 'available' });
    const phone = fictionalNumber();
    await story.carrier.declare(phone, answers);
    await story.carrier.dialsPerSecond(0.001); // Ana's phone, and nobody else's for a long time
    const { callback } = await story.website.lead({ phone });
    const theirs = `select l.id, l.state from call_leg l join call c on c.id = l.call_id
      where c.callback_id = $1 and l.party = 'person' order by l.intended_at`;
    const queued = await waitFor('their call to be queued', async () => {
      const [leg] = await story.rows<{ id: string; state: string }>(theirs, [callback.id]);
      return leg?.state === 'queued' ? leg : null;
    });
    await story.rows(`update call_leg set placing_since = placing_since - interval '40 seconds' where id = $1`, [queued.id]);
    await waitFor('it to be given up', async () => {
      const { state } = await story.one('select state from call_leg where id = $1', [queued.id]);
      return state === 'canceled';
    });
    const call = await story.callOf(callback.id, 'ended');
    expect(call).toMatchObject({ end_cause: 'never-dialled' });
    await story.carrier.dialsPerSecond(null);
    await story.callOf(callback.id, 'talking', 2);
    expect(await story.one('select attempts_made from callback where id = $1', [callback.id])).toEqual({ attempts_made: 1 });
    expect((await story.carrier.rings(phone)).calls).toBe(1);
  });
});
