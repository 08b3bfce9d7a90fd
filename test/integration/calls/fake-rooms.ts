import type { MoveResult, RoomMember, RoomSeat, SeatChange, SeatMode } from '../../../src/telephony/telephony-provider.js';

interface Seat {
  readonly carrierSid: string;
  readonly label: string;
  endsRoom: boolean;
  held: boolean;
  muted: boolean;
  mode: SeatMode;
}

/** The rooms of the fake carrier: who sits where, and how. */
export class FakeRooms {
  private readonly rooms = new Map<string, Seat[]>();

  /** Somebody is in the room now. */
  seat(carrierSid: string, { room, label, endsRoom, mode }: RoomSeat): void {
    const seat = { carrierSid, label, endsRoom, held: false, muted: mode.kind === 'listen', mode };
    this.rooms.set(room, [...this.seatsOf(room), seat]);
  }

  seatsOf(room: string): readonly Seat[] {
    return this.rooms.get(room) ?? [];
  }

  members(room: string): RoomMember[] {
    return this.seatsOf(room).map(({ carrierSid, label, held, muted }) => ({ carrierSid, label, held, muted }));
  }

  change(room: string, carrierSid: string, change: SeatChange): MoveResult {
    const seat = this.seatsOf(room).find((one) => one.carrierSid === carrierSid);
    if (!seat) return 'gone';
    if (change.kind === 'hold') seat.held = change.on;
    else if (change.kind === 'mute') seat.muted = change.on;
    else if (change.kind === 'ends-room') seat.endsRoom = change.on;
    else {
      seat.mode = change.mode;
      seat.muted = change.mode.kind === 'listen';
    }
    return 'done';
  }

  /** @returns who goes: nobody who was not there, and everybody if the room ends with this party. */
  remove(room: string, carrierSid: string): readonly string[] {
    const seats = this.seatsOf(room);
    const leaving = seats.find((one) => one.carrierSid === carrierSid);
    if (!leaving) return [];
    const going = leaving.endsRoom ? seats : [leaving];
    this.rooms.set(
      room,
      seats.filter((one) => !going.includes(one)),
    );
    return going.map((one) => one.carrierSid);
  }

  leave(carrierSid: string): void {
    for (const room of this.rooms.keys()) this.remove(room, carrierSid);
  }

  /** @returns who sat there. */
  end(room: string): readonly string[] {
    const sids = this.seatsOf(room).map((seat) => seat.carrierSid);
    this.rooms.delete(room);
    return sids;
  }

  clear(): void {
    this.rooms.clear();
  }
}
