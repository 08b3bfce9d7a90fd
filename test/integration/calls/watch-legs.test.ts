import { CheckLeg, EndLeg, PlaceLeg, WatchLegs } from '../../../src/modules/calls/index.js';
import { dialling, due, messages, offered, onShift, row, secondsAfterStart, type Dialling } from './floor-steps.js';
import { openFloor, type Floor } from './opened-floor.js';

let floor: Floor;
let call: Dialling;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await onShift(floor, 'Ana');
  call = await dialling(floor, await offered(floor, await due(floor)));
});

/** Watches as often as the sweep does, and answers the last jobs that this queued for the person's leg. */
async function watchUntil(seconds: number, step = 2): Promise<string[]> {
  const queued: string[] = [];
  for (let at = step; at <= seconds; at += step) {
    floor.clock.at = secondsAfterStart(at);
    const before = await jobs();
    await floor.use(WatchLegs).queueOverdue();
    queued.push(...(await jobs()).slice(before.length));
  }
  return queued;
}

async function jobs(): Promise<string[]> {
  const all = await messages(floor, 'end-leg', 'check-leg');
  return all.filter(({ payload }) => payload['legId'] === call.personLegId).map(({ name }) => name);
}

describe('a leg that was hung up and whose last report never came', () => {
  it('is hung up again at first, and then looked up, until its end is known', async () => {
    await floor.use(PlaceLeg).run(call.personLegId);
    await floor.use(EndLeg).run(call.personLegId);
    const queued = await watchUntil(30);
    expect(queued).toContain('end-leg');
    expect(queued).toContain('check-leg');
    const { carrier_sid: carrierSid } = await row(floor, 'call_leg', call.personLegId);
    floor.carrier.calls.push({ carrierSid: carrierSid as string, state: 'completed', startedAt: secondsAfterStart(0) });
    await floor.use(CheckLeg).run(call.personLegId);
    expect(await row(floor, 'call_leg', call.personLegId)).toMatchObject({ state: 'completed' });
  });

  it('is looked up too when nobody knows yet whether it was placed', async () => {
    floor.carrier.answer = () => ({ kind: 'unknown', message: 'timed out' });
    await floor.use(PlaceLeg).run(call.personLegId);
    await floor.use(EndLeg).run(call.personLegId);
    expect(await watchUntil(40)).toEqual(['check-leg', 'check-leg']);
  });
});
