// F65 and F67: browsers and phones that ring no more.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CallbackCallScript, LookAtCallback } from '../../../src/modules/callbacks/index.js';
import { RingCounsellor } from '../../../src/modules/calls/index.js';
import { ChangePresence } from '../../../src/modules/counsellors/presence/change-presence.js';
import { ChooseDevice } from '../../../src/modules/counsellors/softphone/choose-device.js';
import { IssueSoftphoneToken } from '../../../src/modules/counsellors/softphone/issue-softphone-token.js';
import { due, offered, onShift, row, secondsAfterStart } from './floor-steps.js';
import { openFloor, type Floor } from './opened-floor.js';

let floor: Floor;
let anaId: string;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  anaId = await onShift(floor, 'Ana');
});

const device = () => floor.use(ChooseDevice);
const identity = () => `user_${anaId.replaceAll('-', '')}`;

async function inTheBrowser(): Promise<void> {
  await device().choose(anaId, 'softphone');
  await device().seen(anaId, true);
}

describe('a counsellor in the browser', () => {
  it('is rung there, and picking up is the acceptance', async () => {
    await inTheBrowser();
    const offer = await offered(floor, await due(floor));
    await floor.use(RingCounsellor).run(offer.offerId);
    const { legId, to } = floor.carrier.rung[0]!;
    expect(to).toBe(`client:${identity()}`);
    expect(await floor.use(CallbackCallScript).answered(legId, `CA-${legId}`)).toMatchObject([
      { kind: 'join-room', endsRoom: false },
    ]);
    expect(await row(floor, 'counsellor', anaId)).toMatchObject({ presence: 'on-call' });
  });

  it.each([
    ['never gave a sign of life', () => device().choose(anaId, 'softphone')],
    ['has no microphone', async () => (await inTheBrowser(), device().seen(anaId, false))],
    [
      'was silent for 30 s',
      async () => {
        await inTheBrowser();
        floor.clock.at = secondsAfterStart(30);
      },
    ],
  ])('is offered nobody when it %s', async (_, unreachable) => {
    await unreachable();
    const person = await due(floor);
    await floor.use(LookAtCallback).run(person.callbackId);
    expect(await floor.database.query('select from offer')).toEqual([]);
    await floor.database.query(`update counsellor set presence = 'break'`);
    await expect(floor.use(ChangePresence).run(anaId, 'available', null)).rejects.toMatchObject({
      code: 'presence/no-softphone',
    });
  });
});

describe('a token for the browser', () => {
  const token = () => floor.use(IssueSoftphoneToken).run(anaId);

  it('names the counsellor in letters, digits and underscores', async () => {
    const issued = await token();
    expect(issued).toMatchObject({ identity: identity(), clientKind: 'simulated' });
    expect(issued.identity).toMatch(/^\w+$/);
  });

  it('is refused to whoever was deactivated', async () => {
    await floor.database.query('update staff_user set active = false where id = $1', [anaId]);
    await expect(token()).rejects.toMatchObject({ kind: 'forbidden', code: 'softphone/refused' });
  });
});

describe('a phone that the carrier does not know', () => {
  it('is offered nobody any more until its counsellor chooses it again, and they are told', async () => {
    const offer = await offered(floor, await due(floor));
    floor.carrier.answer = () => ({ kind: 'rejected', reason: 'bad-destination', code: '13224', message: 'no such number' });
    await floor.use(RingCounsellor).run(offer.offerId);
    expect(await row(floor, 'counsellor', anaId)).toMatchObject({
      phone_broken_at: floor.clock.at,
      presence: 'break',
      presence_reason: expect.stringContaining('cannot be reached') as unknown,
    });
    await expect(floor.use(ChangePresence).run(anaId, 'available', null)).rejects.toMatchObject({
      code: 'presence/phone-broken',
    });
    expect(await device().choose(anaId, 'phone')).toMatchObject({ device: 'phone', reachable: true });
    expect(await floor.use(ChangePresence).run(anaId, 'available', null)).toMatchObject({ presence: 'available' });
  });
});
