import { Injectable } from '@nestjs/common';
import type { HandOverReceiverDto } from '../../../contracts/calls/in-call.dto.js';
import type { ReceiverKind } from '../../../core/calls/hand-over-rules.js';
import { readPhoneNumber } from '../../../core/people/phone-number.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { CounsellorStore, ReachCounsellor } from '../../counsellors/index.js';
import { SiteDirectory } from '../../sites/index.js';
import type { CallRow } from '../call.store.js';

export interface Receiver {
  readonly kind: ReceiverKind;
  readonly name: string;
  readonly to: string;
  readonly outsideNumberId: string | null;
  readonly counsellorId: string | null;
}

interface OutsideRow {
  id: string;
  kind: ReceiverKind;
  name: string;
  phone_number: string;
}

/** Who is meant to have the person, and on which phone they are rung. */
@Injectable()
export class FindReceiver {
  constructor(
    private readonly counsellors: CounsellorStore,
    private readonly reach: ReachCounsellor,
    private readonly sites: SiteDirectory,
  ) {}

  /** @throws DomainError hand-over/unknown-receiver, hand-over/counsellor-busy, hand-over/no-name, phone/… */
  async run(tx: Tx, call: CallRow, to: HandOverReceiverDto): Promise<Receiver> {
    switch (to.kind) {
      case 'outside':
        return this.outside(tx, call.site_id, to.outsideNumberId);
      case 'counsellor':
        return this.counsellor(tx, call, to.counsellorId);
      default:
        return this.anyNumber(to);
    }
  }

  private async outside(tx: Tx, siteId: string, id: string | undefined): Promise<Receiver> {
    const [row] = await tx.query<OutsideRow>(
      'select id, kind, name, phone_number from outside_number where id = $1 and site_id = $2 and removed_at is null',
      [id ?? null, siteId],
    );
    if (!row) throw unknown();
    return { kind: row.kind, name: row.name, to: row.phone_number, outsideNumberId: row.id, counsellorId: null };
  }

  private async counsellor(tx: Tx, call: CallRow, id: string | undefined): Promise<Receiver> {
    const counsellor = id === undefined || id === call.counsellor_id ? null : await this.counsellors.lock(tx, id);
    if (!counsellor) throw unknown();
    const to = await this.reach.addressOf(tx, counsellor.id);
    if (counsellor.presence !== 'available' || !to)
      throw new DomainError('conflict', 'hand-over/counsellor-busy', `${counsellor.name} is not free just now.`);
    return { kind: 'counsellor', name: counsellor.name, to, outsideNumberId: null, counsellorId: counsellor.id };
  }

  private async anyNumber(to: HandOverReceiverDto): Promise<Receiver> {
    if (!to.name) throw new DomainError('invalid', 'hand-over/no-name', 'Say whose number this is.');
    const number = readPhoneNumber(to.phoneNumber ?? '', await this.sites.ownNumbers());
    if (number.kind === 'refused') throw new DomainError('invalid', number.code, `phoneNumber: ${number.message}`);
    return { kind: 'other', name: to.name, to: number.e164, outsideNumberId: null, counsellorId: null };
  }
}

function unknown(): DomainError {
  return new DomainError('not-found', 'hand-over/unknown-receiver', 'There is nobody like that to hand the call to.');
}
