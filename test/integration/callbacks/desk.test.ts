// What a counsellor has before them, at every moment of a call: one answer, so that no screen shows two halves of two moments.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DeskReadModel } from '../../../src/modules/callbacks/desk/desk.read-model.js';
import { ReceiversReadModel } from '../../../src/modules/callbacks/desk/receivers.read-model.js';
import { TalkReadModel } from '../../../src/modules/callbacks/desk/talk.read-model.js';
import { HangUpCall } from '../../../src/modules/calls/in-call/hang-up-call.js';
import { StartHandOver } from '../../../src/modules/calls/hand-over/start-hand-over.js';
import { due, offered, onShift } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { outsideNumber, principal, reported, talking, type Talk } from '../calls/talk-steps.js';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(() => floor.reset());

const deskOf = (counsellorId: string) => floor.use(DeskReadModel).of(counsellorId);

describe('the desk of a counsellor', () => {
  it('has nothing to do on it while they wait, then the one who is offered', async () => {
    const ana = await onShift(floor, 'Ana');
    expect(await deskOf(ana)).toMatchObject({
      presence: { state: 'available' },
      device: { device: 'phone', reachable: true },
      offer: null,
      call: null,
    });
    const offer = await offered(floor, await due(floor));
    expect(await deskOf(ana)).toMatchObject({ presence: { state: 'offered' }, offer: { id: offer.offerId }, call: null });
  });

  it('is refused to whoever is no counsellor, with a sentence that says whom to ask', async () => {
    const { userId } = await floor.rows.staff('Morgan', 'manager');
    await expect(deskOf(userId)).rejects.toMatchObject({ code: 'presence/not-a-counsellor' });
  });
});

describe('in a call', () => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await talking(floor);
  });
  const call = async () => (await deskOf(talk.counsellorId)).call!;

  it('the call is theirs with whom they talk, and no outcome is owed yet', async () => {
    expect(await call()).toMatchObject({
      id: talk.callId,
      callbackId: talk.callbackId,
      intakeId: talk.intakeId,
      kind: 'callback',
      state: 'talking',
      number: expect.stringMatching(/^••••\d\d$/),
      ended: null,
      outcomeMissing: false,
      handOver: null,
      supervisors: [],
    });
  });

  it('a hand-over that is going on is shown; receivers say what each of them needs first', async () => {
    const crisisLine = await outsideNumber(floor, 'crisis-line', '988');
    const relay = await outsideNumber(floor, 'emergency-relay', 'County 911');
    const partner = await outsideNumber(floor, 'medical-partner', 'Night desk');
    const ben = await onShift(floor, 'Ben');
    await onShift(floor, 'Chloe', 5, 'break');
    const { receivers } = await floor.use(ReceiversReadModel).of(talk.callId, talk.counsellor);
    expect(receivers).toEqual([
      { kind: 'outside', id: crisisLine, role: 'crisis-line', name: '988', needsLocation: false, needsConsent: false },
      { kind: 'outside', id: relay, role: 'emergency-relay', name: 'County 911', needsLocation: true, needsConsent: false },
      { kind: 'outside', id: partner, role: 'medical-partner', name: 'Night desk', needsLocation: false, needsConsent: true },
      { kind: 'counsellor', id: ben, role: 'counsellor', name: 'Ben', needsLocation: false, needsConsent: false },
    ]);
    await floor.use(StartHandOver).run(talk.callId, talk.counsellor, { to: { kind: 'outside', outsideNumberId: crisisLine } });
    expect((await call()).handOver).toMatchObject({ name: '988', kind: 'crisis-line', state: 'ringing' });
  });

  it('the script is for this talk, in the language of the person, with the name of who says it', async () => {
    const script = floor.use(TalkReadModel);
    expect(await script.scriptOf(talk.callId, talk.counsellor, null)).toMatchObject({ kind: 'callback', language: 'en' });
    const { steps } = await script.scriptOf(talk.callId, talk.counsellor, 'es');
    expect(steps[0]!.says).toMatch(/^Hola, me llamo Ana\./);
    await floor.database.query(`update callback set urgency = 'urgent' where id = $1`, [talk.callbackId]);
    expect(await script.scriptOf(talk.callId, talk.counsellor, null)).toMatchObject({ kind: 'crisis' });
    const stranger = principal(await onShift(floor, 'Ben'), 'counsellor');
    await expect(script.scriptOf(talk.callId, stranger, null)).rejects.toMatchObject({ code: 'call/unknown' });
  });

  it('when they hang up the outcome is owed, and it says who ended it', async () => {
    await reported(floor, talk.personLegId, 'completed');
    expect(await call()).toMatchObject({ state: 'ended', ended: 'They hung up.', outcomeMissing: true });
  });

  it('when the counsellor hangs up it says so', async () => {
    await floor.use(HangUpCall).run(talk.callId, talk.counsellor);
    expect(await call()).toMatchObject({ state: 'ended', ended: 'You ended the call.', outcomeMissing: true });
  });
});
