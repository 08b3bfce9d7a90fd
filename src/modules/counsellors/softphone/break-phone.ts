import { Injectable } from '@nestjs/common';
import { phoneBrokenReason as reason } from '../../../core/presence/presence-reasons.js';
import type { Tx } from '../../../platform/database/database.js';
import { CounsellorStore } from '../counsellor.store.js';

/** The carrier says that a counsellor's phone does not exist: nobody is offered to them on it, and they are told. */
@Injectable()
export class BreakPhone {
  constructor(private readonly counsellors: CounsellorStore) {}

  /** An offer or a call that is theirs stays: its own phone's news ends it, and comes here again. */
  async run(tx: Tx, phoneNumber: string, at: Date): Promise<void> {
    const [row] = await tx.query<{ id: string; presence: string; device: string }>(
      `update counsellor set phone_broken_at = coalesce(phone_broken_at, $2) where phone_number = $1 returning id, presence, device`,
      [phoneNumber, at],
    );
    if (!row || row.presence === 'offered' || row.device === 'softphone') return;
    await this.counsellors.setPresence(tx, { counsellorId: row.id, to: 'break', by: 'silence', reason, at });
  }
}
