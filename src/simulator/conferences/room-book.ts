import type { Clock } from '../record/clock.js';
import { Room } from './room.js';

/** All conferences. A friendly name belongs to one live conference at a time and is free again when it has ended. */
export class RoomBook {
  private readonly rooms = new Map<string, Room>();

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  find(sid: string): Room | undefined {
    return this.rooms.get(sid);
  }

  live(sidOrName: string): Room | undefined {
    return this.newestFirst().find(
      (room) => room.status !== 'completed' && (room.sid === sidOrName || room.friendlyName === sidOrName),
    );
  }

  liveOrNew(friendlyName: string): Room {
    const live = this.live(friendlyName);
    if (live) return live;
    const room = new Room(friendlyName, this.clock);
    this.rooms.set(room.sid, room);
    return room;
  }

  newestFirst(): readonly Room[] {
    return [...this.rooms.values()].toReversed();
  }
}
