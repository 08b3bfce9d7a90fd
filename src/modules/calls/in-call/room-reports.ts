import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { RoomReport } from '../../../telephony/call-script.js';
import { callOfRoom, CallStore, type CallRow } from '../call.store.js';
import { EndCall } from '../end-call.js';
import { LegStore } from '../legs/leg.store.js';
import { SeatStore } from './seat.store.js';

// The other endings (the person left, everybody left) are told by the legs themselves.
const endedFromOutside = /ended-via-api|time-?limit|max-?duration/;

const carrierSettlesSeconds = 1;
// Reports of the legs and of their room overtake each other by no more.
const overtakesSeconds = 60;

/**
 * Takes what the carrier says of a room, in any order: for each leg only what is newer than the last is believed. A report may come
 * before the answer to the request that made the leg: it is known by its label then.
 */
@Injectable()
export class RoomReports {
  constructor(
    private readonly database: Database,
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly seats: SeatStore,
    private readonly endCall: EndCall,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async roomReported(report: RoomReport): Promise<void> {
    const callId = callOfRoom(report.room);
    if (!callId) return;
    await this.database.transaction(async (tx) => {
      const call = await this.calls.lock(tx, callId);
      if (!call) return;
      if (report.kind === 'ended') await this.ended(tx, call, report.reason);
      else await this.followLeg(tx, call, report);
    });
  }

  /** Nobody hung up, and yet they cannot talk any more: that is not the end they wanted. */
  private async ended(tx: Tx, call: CallRow, reason: string | null): Promise<void> {
    if (!call.connected_at || !endedFromOutside.test(reason ?? '')) return;
    if (call.ended_at) await this.endedAfterAll(tx, call);
    else await this.endCall.run(tx, call, 'room-ended', this.clock.now());
  }

  /** The legs reported first, and it looked as if somebody had hung up. */
  private async endedAfterAll(tx: Tx, call: CallRow): Promise<void> {
    const since = new Date(this.clock.now().getTime() - overtakesSeconds * 1000);
    if (!(await this.calls.endedByRoom(tx, call.id, since))) return;
    const { id: callId, callback_id: callbackId, person_id: personId, counsellor_id: counsellorId } = call;
    await this.outbox.add(tx, [{ name: 'CallEnded', body: { callId, callbackId, personId, counsellorId, cause: 'room-ended' } }]);
  }

  private async followLeg(tx: Tx, call: CallRow, report: RoomReport): Promise<void> {
    const leg = await this.seats.find(tx, call.id, report.carrierSid, report.label);
    if (!leg) return;
    if (report.carrierSid) await this.legs.adopt(tx, leg.id, report.carrierSid);
    if (!(await this.seats.follow(tx, leg.id, report, this.clock.now()))) return;
    await this.outbox.add(tx, [{ name: 'RoomChanged', body: { callId: call.id, legId: leg.id, what: report.kind } }]);
    if (report.kind === 'left' && leg.dialled_in) await this.lookSoon(tx, leg.id);
  }

  /** Nobody reports the end of a call that we did not place: the carrier is asked. */
  private lookSoon(tx: Tx, legId: string): Promise<void> {
    const runAt = new Date(this.clock.now().getTime() + carrierSettlesSeconds * 1000);
    return this.outbox.add(tx, [{ name: 'check-leg', body: { legId }, runAt }]);
  }
}
