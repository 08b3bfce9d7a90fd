import { Injectable } from '@nestjs/common';
import type { PossibleReceiverDto, PossibleReceiversDto } from '../../../contracts/calls/desk.dto.js';
import { mayHandOver, type ReceiverKind } from '../../../core/calls/hand-over-rules.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { CallStore } from '../../calls/index.js';
import { reachable } from '../../counsellors/index.js';
import { callOf } from '../settle/call-of.js';

interface Row {
  readonly kind: 'outside' | 'counsellor';
  readonly id: string;
  readonly role: ReceiverKind;
  readonly name: string;
}

// In a crisis nobody looks for a number: the crisis line stands first.
const receiversOfCall = `
  select 'outside' as kind, id, kind as role, name,
    array_position(array['crisis-line', 'poison-control', 'emergency-relay', 'medical-partner', 'other'], kind) as rank
  from outside_number where site_id = $1 and removed_at is null
  union all
  select 'counsellor', c.id, 'counsellor', c.name, 9 from counsellor c
  where c.id <> $2 and c.presence = 'available' and ${reachable('c', '$3')}
  order by rank, name limit 100`;

/** Whom a call can be handed to. */
@Injectable()
export class ReceiversReadModel {
  constructor(
    private readonly database: Database,
    private readonly calls: CallStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError call/unknown */
  async of(callId: string, staff: StaffPrincipal): Promise<PossibleReceiversDto> {
    const call = await this.database.transaction(async (tx) => callOf(staff, await this.calls.lock(tx, callId)));
    const rows = await this.database.query<Row>(receiversOfCall, [call.site_id, call.counsellor_id, this.clock.now()]);
    return { receivers: rows.map(toReceiver) };
  }
}

/** What the rule itself asks for when nothing is known yet. */
function toReceiver({ kind, id, role, name }: Row): PossibleReceiverDto {
  const decision = mayHandOver({ kind: role, consentNote: null, location: null });
  const missing = decision.kind === 'refused' ? decision.code : null;
  return {
    kind,
    id,
    role,
    name,
    needsLocation: missing === 'hand-over/no-location',
    needsConsent: missing === 'hand-over/no-consent',
  };
}
