import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { RoomMember, RoomSeat } from '../../../../src/telephony/telephony-provider.js';
import { eventually, isOver, seatIn, sidOf, until, type TelephonyUnderTest } from './telephony-under-test.js';

export function roomsContract(get: () => TelephonyUnderTest): void {
  const enter = async (seat: RoomSeat, phone: 0 | 1 | 2) => {
    const { telephony, answering, from } = get();
    return sidOf(
      await telephony.ringIntoRoom(
        { legId: randomUUID(), to: answering[phone], from, ringSeconds: 20, allowedBy: 'our-staff' },
        seat,
      ),
    );
  };
  const membersOnce = (room: string, holds: (members: readonly RoomMember[]) => boolean) =>
    eventually(`the members of ${room}`, async () => {
      const members = await get().telephony.membersOf(room);
      return holds(members) ? members : null;
    });
  /** The person stays when the counsellor goes. */
  const two = async () => {
    const room = `room-${randomUUID()}`;
    const person = await enter(seatIn(room, 'person', false), 0);
    const counsellor = await enter(seatIn(room, 'counsellor', false), 1);
    await membersOnce(room, (members) => members.length === 2);
    return { room, person, counsellor };
  };

  test('rooms answer, and nobody is rung by the question', async () => {
    expect(await get().telephony.roomsAnswer()).toBe(true);
  });

  test('whoever is in a room is its member, under the label they came with', async () => {
    const { room, person, counsellor } = await two();
    const members = await get().telephony.membersOf(room);
    expect(new Map(members.map(({ carrierSid, label }) => [carrierSid, label]))).toEqual(
      new Map([
        [person, 'person'],
        [counsellor, 'counsellor'],
      ]),
    );
    await get().telephony.endRoom(room);
    await until(get(), person, isOver);
    expect(await get().telephony.membersOf(room)).toEqual([]);
  });

  test('one of them is held, muted, and let go again, and the other is left alone', async () => {
    const { room, person, counsellor } = await two();
    const change = (carrierSid: string, to: Parameters<TelephonyUnderTest['telephony']['changeSeat']>[2]) =>
      get().telephony.changeSeat(room, carrierSid, to);
    expect(await change(person, { kind: 'hold', on: true })).toBe('done');
    expect(await change(person, { kind: 'mute', on: true })).toBe('done');
    const of = async (sid: string) => (await get().telephony.membersOf(room)).find((member) => member.carrierSid === sid);
    expect(await of(person)).toMatchObject({ held: true, muted: true });
    expect(await of(counsellor)).toMatchObject({ held: false, muted: false });
    expect(await change(person, { kind: 'hold', on: false })).toBe('done');
    expect(await change(person, { kind: 'mute', on: false })).toBe('done');
    expect(await of(person)).toMatchObject({ held: false, muted: false });
    await get().telephony.endRoom(room);
  });

  test('one who listens is muted, one who whispers or talks is not', async () => {
    const { room, counsellor } = await two();
    const coachedSid = counsellor;
    const seat = { room, label: 'supervisor', endsRoom: false, mode: { kind: 'listen', coachedSid } } as const;
    const supervisor = await enter(seat, 2);
    await membersOnce(room, (members) => members.length === 3);
    const muted = async () => (await get().telephony.membersOf(room)).find((member) => member.carrierSid === supervisor)?.muted;
    expect(await muted()).toBe(true);
    for (const mode of [{ kind: 'whisper', coachedSid }, { kind: 'talk' }, { kind: 'listen', coachedSid }] as const) {
      expect(await get().telephony.changeSeat(room, supervisor, { kind: 'mode', mode })).toBe('done');
      expect(await muted()).toBe(mode.kind === 'listen');
    }
    expect(await get().telephony.removeFromRoom(room, supervisor)).toBe('done');
    await membersOnce(room, (members) => members.length === 2);
    await get().telephony.endRoom(room);
  });

  test('a room ends with a party once it is told so', async () => {
    const { room, person, counsellor } = await two();
    expect(await get().telephony.changeSeat(room, counsellor, { kind: 'ends-room', on: true })).toBe('done');
    expect(await get().telephony.removeFromRoom(room, counsellor)).toBe('done');
    await until(get(), person, isOver);
    expect(await get().telephony.membersOf(room)).toEqual([]);
  });

  test('who or what is not there is gone', async () => {
    const { telephony, unknownSid } = get();
    const { room, person } = await two();
    for (const [where, who] of [
      [room, unknownSid],
      [`room-${randomUUID()}`, person],
    ] as const) {
      expect(await telephony.changeSeat(where, who, { kind: 'hold', on: true })).toBe('gone');
      expect(await telephony.removeFromRoom(where, who)).toBe('gone');
    }
    expect(await telephony.membersOf(`room-${randomUUID()}`)).toEqual([]);
    await telephony.endRoom(room);
  });

  test('who is sent elsewhere leaves the room; who is not on the line is gone', async () => {
    const { telephony, unknownSid } = get();
    const { room, person } = await two();
    const elsewhere = { legId: randomUUID(), step: 'after-the-room' };
    expect(await telephony.redirect({ ...elsewhere, carrierSid: person })).toBe('done');
    await membersOnce(room, (members) => members.every(({ carrierSid }) => carrierSid !== person));
    expect(await telephony.redirect({ ...elsewhere, carrierSid: unknownSid })).toBe('gone');
    expect(await telephony.unpark({ ...elsewhere, carrierSid: unknownSid, carrierLine: null })).toBe('gone');
    await telephony.endRoom(room);
  });
}
