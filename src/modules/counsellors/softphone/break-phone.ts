import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { CounsellorStore } from '../counsellor.store.js';

/** The carrier says that a counsellor's phone does not exist: nobody is offered to them on it, and they are told. */
@Injectable()
export class BreakPhone {
  constructor(private readonly counsellors: CounsellorStore) {}

  async run(tx: Tx, phoneNumber: string, at: Date): Promise<void> {
    const [row] = await tx.query<{ id: string; presence: string; device: string }>(
      `update counsellor set phone_broken_at = $2 where phone_number = $1 and phone_broken_at is null returning id, presence, device`,
      [phoneNumber, at],
    );
    if (!row || row.presence === 'on-call' || row.device === 'softphone') return;
    const reason = 'Your phone number cannot be reached: use the browser, or have the number corrected';
    await this.counsellors.setPresence(tx, { counsellorId: row.id, to: 'break', reason, at });
  }
}
