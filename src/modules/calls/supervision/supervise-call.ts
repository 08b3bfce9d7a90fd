import { Injectable } from '@nestjs/common';
import type { SuperviseDto, SupervisionDto } from '../../../contracts/calls/in-call.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { CallRow } from '../call.store.js';
import { Seats } from '../in-call/seats.js';
import { StaffCall } from '../in-call/staff-call.js';
import { LegStore, type LegRow } from '../legs/leg.store.js';
import { seatModeFor } from './seat-mode-for.js';
import { SupervisorLegs } from './supervisor-legs.js';

interface Plan {
  /** Null when they were rung just now: a phone that a voicemail picks up must be heard by nobody. */
  readonly change: { readonly supervisorSid: string; readonly counsellorSid: string } | null;
  readonly legId: string;
}

/** A supervisor listens, whispers to the counsellor, or speaks to both. Each change is on the record with its reason. */
@Injectable()
export class SuperviseCall {
  constructor(
    private readonly database: Database,
    private readonly staffCall: StaffCall,
    private readonly supervisors: SupervisorLegs,
    private readonly legs: LegStore,
    private readonly seats: Seats,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError call/…, supervise/no-phone, supervise/not-in-yet, supervise/cannot-coach, carrier/no-answer */
  async run(callId: string, staff: StaffPrincipal, { mode, reason }: SuperviseDto): Promise<SupervisionDto> {
    const plan = await this.database.transaction((tx) => this.plan(tx, callId, staff, mode, reason));
    if (!plan.change) return { legId: plan.legId, mode: 'listen', inTheCall: false };
    const { supervisorSid, counsellorSid } = plan.change;
    await this.seats.change(callId, supervisorSid, { kind: 'mode', mode: seatModeFor(mode, counsellorSid) });
    await this.database.transaction(async (tx) => {
      await this.supervisors.setMode(tx, plan.legId, mode);
      await this.outbox.add(tx, [{ name: 'RoomChanged', body: { callId, legId: plan.legId, what: `supervisor-${mode}` } }]);
    });
    return { legId: plan.legId, mode, inTheCall: true };
  }

  private async plan(tx: Tx, callId: string, staff: StaffPrincipal, mode: string, reason: string): Promise<Plan> {
    const call = await this.staffCall.lockOpen(tx, callId, staff);
    const address = await this.supervisors.addressOf(tx, staff.userId);
    const leg = await this.supervisors.live(tx, callId, address);
    const counsellorSid = await this.counsellorSid(tx, call);
    await writeAuditEntry(tx, {
      userId: staff.userId,
      action: 'call.supervised',
      subjectType: 'call',
      subjectId: callId,
      detail: { mode, reason },
    });
    if (!leg) return { change: null, legId: await this.supervisors.ring(tx, call, address, this.clock.now()) };
    return { change: { supervisorSid: sidOf(leg), counsellorSid }, legId: leg.id };
  }

  private async counsellorSid(tx: Tx, call: CallRow): Promise<string> {
    const legs = await this.legs.liveLegsOfCall(tx, call.id);
    const leg = legs.find((one) => one.party === 'counsellor' && one.joined_at !== null && one.carrier_sid !== null);
    if (!leg) throw new DomainError('conflict', 'supervise/cannot-coach', 'The counsellor is not in the call just now.');
    return leg.carrier_sid!;
  }
}

function sidOf(leg: LegRow): string {
  if (leg.state === 'in-progress' && leg.carrier_sid) return leg.carrier_sid;
  throw new DomainError('conflict', 'supervise/not-in-yet', 'Your phone is ringing: pick it up, then choose again.');
}
