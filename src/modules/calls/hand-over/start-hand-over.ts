import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { HandOverDto, StartHandOverDto } from '../../../contracts/calls/in-call.dto.js';
import { mayHandOver } from '../../../core/calls/hand-over-rules.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import type { CallRow } from '../call.store.js';
import { AgreeOnHold } from '../in-call/agree-on-hold.js';
import { StaffCall } from '../in-call/staff-call.js';
import { FindReceiver, type Receiver } from './find-receiver.js';
import { HandOverStore, toHandOver } from './hand-over.store.js';
import { RingReceiver } from './ring-receiver.js';

/** Begins a hand-over: the person hears music, the receiver is rung into the room and briefed by the counsellor. */
@Injectable()
export class StartHandOver {
  constructor(
    private readonly database: Database,
    private readonly staffCall: StaffCall,
    private readonly findReceiver: FindReceiver,
    private readonly ringReceiver: RingReceiver,
    private readonly handOvers: HandOverStore,
    private readonly hold: AgreeOnHold,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError call/…, hand-over/open, hand-over/no-consent, hand-over/no-location and those of FindReceiver */
  run(callId: string, staff: StaffPrincipal, request: StartHandOverDto): Promise<HandOverDto> {
    return this.database.transaction(async (tx) => {
      const call = await this.staffCall.lockOpen(tx, callId, staff);
      await this.requireReady(tx, call);
      const receiver = await this.findReceiver.run(tx, call, request.to);
      requireAllowed(receiver, request);
      const at = this.clock.now();
      const legId = await this.ringReceiver.intend(tx, call, receiver, at);
      await this.write(tx, call, staff, request, receiver, legId, at);
      await this.hold.want(tx, callId, at);
      return toHandOver((await this.handOvers.openOf(tx, callId))!);
    });
  }

  private async requireReady(tx: Tx, call: CallRow): Promise<void> {
    await this.staffCall.personLeg(tx, call);
    if (call.handed_over_at) throw new DomainError('conflict', 'call/handed-over', 'Somebody else has the person already.');
    if (await this.handOvers.openOf(tx, call.id))
      throw new DomainError('conflict', 'hand-over/open', 'A hand-over of this call is going on already.');
  }

  private async write(
    tx: Tx,
    call: CallRow,
    staff: StaffPrincipal,
    request: StartHandOverDto,
    receiver: Receiver,
    legId: string,
    at: Date,
  ): Promise<void> {
    const id = uuid();
    await this.handOvers.insert(tx, {
      id,
      call_id: call.id,
      kind: receiver.kind,
      outside_number_id: receiver.outsideNumberId,
      to_counsellor_id: receiver.counsellorId,
      to_number: receiver.to,
      name: receiver.name,
      leg_id: legId,
      consent_note: request.consentNote ?? null,
      started_by: staff.userId,
      at,
    });
    // 42 CFR 2.51(c): to whom, by whom, when, and the nature of the emergency stay on the record.
    const { location = null, emergency = null } = request;
    await writeAuditEntry(tx, {
      userId: staff.userId,
      action: 'hand-over.started',
      subjectType: 'call',
      subjectId: call.id,
      detail: {
        handOverId: id,
        kind: receiver.kind,
        receiver: receiver.name,
        consented: Boolean(request.consentNote),
        location,
        emergency,
      },
    });
  }
}

function requireAllowed(receiver: Receiver, request: StartHandOverDto): void {
  const facts = { kind: receiver.kind, consentNote: request.consentNote ?? null, location: request.location ?? null };
  const decision = mayHandOver(facts);
  if (decision.kind === 'refused') throw new DomainError('invalid', decision.code, decision.reason);
}
