import { Caller } from '../../support/caller.js';
import { Story } from '../../support/story.js';
import { waitFor } from '../../support/wait-for.js';
import { Browser } from './browser.js';

describe('a counsellor in the browser is lost', () => {
  let story: Story;
  let ana: Browser;
  beforeAll(async () => {
    story = await Story.begin('Redis');
    ana = await Browser.onShift(story, 'ana');
  }, 60_000);
  afterAll(() => story?.end());

  interface Call {
    readonly id: string;
    readonly counsellor_id: string;
    readonly counsellor_lost_at: Date | null;
    readonly state: string;
  }

  const talkOf = async (caller: Caller): Promise<Call> =>
    story.one<Call>('select * from call where callback_id = $1 order by started_at desc limit 1', [(await caller.callback()).id]);
  const leg = (caller: Caller) =>
    story.one<{ call_id: string | null; held: boolean; ended_at: Date | null }>(
      'select call_id, held_since is not null as held, ended_at from call_leg where carrier_sid = $1',
      [caller.carrierSid],
    );
  const ringsOf = async (browser: Browser) => (await story.carrier.rings(browser.address)).calls;

  async function talks(browser = ana): Promise<Caller> {
    await browser.lives(true);
    const caller = await Caller.dials(story, {});
    await browser.accepts();
    await caller.is('talking');
    return caller;
  }

  async function ends(caller: Caller, by = ana.staff): Promise<void> {
    await caller.hangsUp();
    await caller.ends('talked');
    const { id } = await talkOf(caller);
    await waitFor(
      'the outcome to be taken',
      async () => (await by.send('POST', `/v1/calls/${id}/disposition`, { disposition: 'reached' })).status === 204,
    );
  }

  async function crashes(caller: Caller): Promise<void> {
    await ana.crashes();
    await caller.hears('we were cut off');
    await waitFor('the person to be on hold', async () => (await leg(caller)).held);
  }

  const isBack = (caller: Caller) =>
    waitFor('the counsellor to be back and the person off hold', async () => {
      const call = await talkOf(caller);
      return call.state === 'talking' && call.counsellor_lost_at === null && !(await leg(caller)).held;
    });

  it('the page crashes: the person hears so over music, the page is rung again, and they talk on (F61)', async () => {
    const caller = await talks();
    const before = await talkOf(caller);
    await crashes(caller);
    await ana.loads();
    await ana.accepts();
    await isBack(caller);
    expect(await talkOf(caller)).toMatchObject({ id: before.id, counsellor_id: ana.staff.userId });
    expect(await caller.is('talking')).toMatchObject({ ended_at: null });
    await ends(caller);
  });

  it('the page crashes and comes back by itself: it dials into its own talk, and into no other', async () => {
    const caller = await talks();
    const { id } = await talkOf(caller);
    await crashes(caller);
    await waitFor(
      'the first ring to have found nobody',
      async () =>
        (
          await story.rows(`select from call_leg where call_id = $1 and label = 'counsellor-again' and ended_at is not null`, [
            id,
          ])
        ).length > 0,
    );
    await ana.loads();
    await ana.dialsIn(id);
    await isBack(caller);
    await ends(caller);
    await ana.dialsIn(id);
    await waitFor('a sentence', async () =>
      (await story.carrier.heard(ana.address)).some((text) => text.includes('There is no call of yours')),
    );
  });

  it('a short loss of the network changes nothing (F62)', async () => {
    const caller = await talks();
    const before = await talkOf(caller);
    await ana.lives(false);
    await ana.lives(true);
    expect(await talkOf(caller)).toEqual(before);
    expect(await leg(caller)).toMatchObject({ held: false, ended_at: null });
    await ends(caller);
  });

  it('a token that ran out: nobody is offered until the page has a new one, and a talk goes on (F63)', async () => {
    const first = await talks();
    await ana.expires();
    expect(await leg(first)).toMatchObject({ held: false, ended_at: null });
    await ends(first);
    const rings = await ringsOf(ana);
    const second = await Caller.dials(story, {});
    await second.is('waiting');
    expect(await story.rows(`select from offer where state = 'pending'`)).toEqual([]);
    expect(await ringsOf(ana)).toBe(rings);
    await ana.loads();
    await ana.accepts();
    await second.is('talking');
    await ends(second);
  });

  it('two tabs of one counsellor ring: the second to accept changes nothing (F64)', async () => {
    await ana.lives(true);
    const caller = await Caller.dials(story, {});
    await ana.accepts();
    expect(await ana.tryToAccept()).toBe(409);
    await caller.is('talking');
    expect(await story.rows('select from call where counsellor_id = $1 and ended_at is null', [ana.staff.userId])).toHaveLength(
      1,
    );
    await ends(caller);
  });

  it('nobody comes back: the next counsellor gets the person before those who wait (F61)', async () => {
    const lost = await talks();
    const other = await Caller.dials(story, {});
    await other.is('waiting');
    await crashes(lost);
    await lost.is('waiting', 45_000);
    expect(await lost.callback()).toMatchObject({ state: 'queued', urgency: 'urgent' });
    const ben = await story.onShift('ben');
    await lost.is('talking');
    expect(await talkOf(lost)).toMatchObject({ counsellor_id: ben.userId });
    expect(await other.is('waiting')).toMatchObject({ talked_at: null });
    await ends(lost, ben);
    await ben.must('PUT', '/v1/me/presence', { state: 'available' }); // what was cut off counts as a crisis: the rest is theirs to end
    await other.is('talking');
    await ends(other, ben);
    await ben.must('PUT', '/v1/me/presence', { state: 'offline' });
  }, 90_000);

  it('an administrator closes the account during a talk: it goes on, and nothing new comes (F65)', async () => {
    const chloe = await Browser.onShift(story, 'chloe');
    const caller = await talks(chloe);
    const administrator = await story.staff('admin@ringback.example');
    await administrator.must('POST', `/v1/admin/users/${chloe.staff.userId}/deactivate`, {});
    expect((await chloe.staff.send('POST', '/v1/me/softphone/token', {})).status).toBeGreaterThanOrEqual(401);
    expect(await leg(caller)).toMatchObject({ held: false, ended_at: null });
    const rings = await ringsOf(chloe);
    await ends(caller, administrator);
    const next = await Caller.dials(story, {});
    await next.is('waiting');
    expect(
      await story.rows('select from offer where counsellor_id = $1 and state = $2', [chloe.staff.userId, 'pending']),
    ).toEqual([]);
    expect(await ringsOf(chloe)).toBe(rings);
    await next.hangsUp();
  });

  it('and no promise is broken', async () => {
    expect(await story.violations()).toEqual([]);
  });
});
