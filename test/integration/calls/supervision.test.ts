// F85, F86 and F87: who may be heard by whom.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PlaceLeg } from '../../../src/modules/calls/index.js';
import { LeaveCall } from '../../../src/modules/calls/supervision/leave-call.js';
import { SuperviseCall } from '../../../src/modules/calls/supervision/supervise-call.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import { CarrierError } from '../../../src/telephony/carrier-error.js';
import { messages, row } from './floor-steps.js';
import { openFloor, type Floor } from './opened-floor.js';
import { callRow, reported, seatOf, talking, type Talk } from './talk-steps.js';

let floor: Floor;
let talk: Talk;
let manager: StaffPrincipal;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
afterEach(() => void Reflect.deleteProperty(floor.carrier, 'changeSeat'));
beforeEach(async () => {
  await floor.reset();
  talk = await talking(floor);
  manager = await floor.rows.staff('Mo', 'counsellor', 'manager');
  await floor.database.query(`update counsellor set phone_number = '+12125550177' where id = $1`, [manager.userId]);
});

const supervise = (mode: 'listen' | 'whisper' | 'barge') =>
  floor.use(SuperviseCall).run(talk.callId, manager, { mode, reason: 'first week of this counsellor' });
const seat = (legId: string) => seatOf(floor, talk.room, `CA-${legId}`);

async function inTheRoom(): Promise<string> {
  const { legId } = await supervise('listen');
  await floor.use(PlaceLeg).run(legId);
  floor.carrier.rooms.seat(`CA-${legId}`, floor.carrier.seats.get(legId)!);
  await reported(floor, legId, 'in-progress');
  return legId;
}

describe('a supervisor', () => {
  it.each(['listen', 'whisper', 'barge'] as const)('who asks for %s is always rung as a listener', async (mode) => {
    const answer = await supervise(mode);
    expect(answer).toMatchObject({ mode: 'listen', inTheCall: false });
    await floor.use(PlaceLeg).run(answer.legId);
    expect(floor.carrier.seats.get(answer.legId)).toEqual({
      room: talk.room,
      label: 'supervisor-1',
      endsRoom: false,
      mode: { kind: 'listen', coachedSid: talk.counsellorSid },
    });
  });

  it('changes how they are heard once they are in, each time on the record with the reason', async () => {
    const legId = await inTheRoom();
    expect(await supervise('whisper')).toEqual({ legId, mode: 'whisper', inTheCall: true });
    expect(seat(legId)).toMatchObject({ mode: { kind: 'whisper', coachedSid: talk.counsellorSid } });
    await supervise('barge');
    expect(seat(legId)).toMatchObject({ mode: { kind: 'talk' } });
    const audited = await floor.database.query(
      `select detail from audit_entry where action = 'call.supervised' and subject_id = $1 order by id`,
      [talk.callId],
    );
    expect(audited.map(({ detail }) => detail)).toEqual(
      ['listen', 'whisper', 'barge'].map((mode) => ({ mode, reason: 'first week of this counsellor' })),
    );
  });

  it.each(['16027', '16028', '13240'])('who cannot be coached to (%s) is told so and stays a listener', async (code) => {
    const legId = await inTheRoom();
    floor.carrier.changeSeat = () =>
      Promise.reject(
        new CarrierError({
          reason: 'race-gone',
          outcome: 'rejected',
          code,
          status: 400,
          requestId: null,
          operation: 'POST participant',
          retryAfterSeconds: 0,
        }),
      );
    await expect(supervise('whisper')).rejects.toMatchObject({ kind: 'conflict', code: 'supervise/cannot-coach' });
    expect(await row(floor, 'call_leg', legId)).toMatchObject({ supervision: 'listen' });
    expect(seat(legId)).toMatchObject({ mode: { kind: 'listen' }, muted: true });
  });

  it('whose phone still rings picks it up first', async () => {
    await supervise('listen');
    await expect(supervise('barge')).rejects.toMatchObject({ code: 'supervise/not-in-yet' });
  });

  it('without a phone is told so', async () => {
    manager = await floor.rows.staff('Pat', 'manager');
    await expect(supervise('listen')).rejects.toMatchObject({ code: 'supervise/no-phone' });
  });

  it('leaves, and the others talk on', async () => {
    const legId = await inTheRoom();
    await floor.use(LeaveCall).run(talk.callId, manager);
    expect((await messages(floor, 'end-leg')).map((job) => job.payload)).toEqual([{ legId }]);
    await reported(floor, legId, 'completed');
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'talking' });
    await floor.use(LeaveCall).run(talk.callId, manager);
  });

  it('does not hold up the end of a call', async () => {
    const legId = await inTheRoom();
    await reported(floor, talk.personLegId, 'completed');
    expect((await messages(floor, 'end-leg')).map((job) => job.payload)).toContainEqual({ legId });
  });
});

it('a label that is taken in the room is tried again with another', async () => {
  const { legId } = await supervise('listen');
  const labels: string[] = [];
  floor.carrier.answer = (leg) => {
    labels.push(floor.carrier.seats.get(leg.legId)!.label);
    return labels.length === 1
      ? { kind: 'rejected', reason: 'race-gone', code: '16025', message: 'label in use' }
      : { kind: 'accepted', carrierSid: `CA-${leg.legId}`, state: 'queued' };
  };
  await floor.use(PlaceLeg).run(legId);
  expect(labels).toEqual(['supervisor-1', 'supervisor-1-again']);
  expect(await row(floor, 'call_leg', legId)).toMatchObject({ state: 'queued', label: 'supervisor-1-again' });
});
