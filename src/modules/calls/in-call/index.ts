import { AgreeOnHold } from './agree-on-hold.js';
import { HangUpCall } from './hang-up-call.js';
import { HeldScript } from './held-script.js';
import { HoldPerson } from './hold-person.js';
import { InCallScript } from './in-call-script.js';
import { RoomReports } from './room-reports.js';
import { SeatStore } from './seat.store.js';
import { Seats } from './seats.js';
import { StaffCall } from './staff-call.js';

export const inCallDoor = [AgreeOnHold, HeldScript, InCallScript, RoomReports];
export const inCallProviders = [...inCallDoor, HangUpCall, HoldPerson, SeatStore, Seats, StaffCall];
