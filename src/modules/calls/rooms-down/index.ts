import { NoteOutage } from './note-outage.js';
import { PlainLegScript } from './plain-leg-script.js';
import { RingOnceMore } from './ring-once-more.js';
import { RoomOutageStore } from './room-outage.store.js';
import { RungPlainly } from './rung-plainly.js';
import { WatchRooms } from './watch-rooms.js';

export const roomsDownDoor = [PlainLegScript, WatchRooms];
export const roomsDownProviders = [...roomsDownDoor, NoteOutage, RingOnceMore, RoomOutageStore, RungPlainly];
