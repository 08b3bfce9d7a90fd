import type { Device } from '../../contracts/in-call.dto.js';
import { Injectable } from '@nestjs/common';
import type { ChosenPresence } from '../../contracts/presence.dto.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { reachable } from './softphone/reachable.js';
import { CounsellorStore, type CounsellorRow } from './counsellor.store.js';

const busy: Partial<Record<CounsellorRow['presence'], string>> = {
  offered: 'Somebody is being offered to you: accept or decline first.',
  'on-call': 'You are on a call: hang up first.',
};

/** A counsellor chooses available, break or offline. Refused while an offer, a call or an unwritten outcome is theirs. */
@Injectable()
export class ChangePresence {
  constructor(
    private readonly database: Database,
    private readonly counsellors: CounsellorStore,
    private readonly clock: Clock,
  ) {}

  run(counsellorId: string, to: ChosenPresence, reason: string | null): Promise<CounsellorRow> {
    return this.database.transaction(async (tx) => {
      const counsellor = await this.counsellors.lock(tx, counsellorId);
      if (!counsellor)
        throw new DomainError(
          'forbidden',
          'presence/not-a-counsellor',
          'You are not set up as a counsellor: ask an administrator.',
        );
      const refusal = busy[counsellor.presence];
      if (refusal) throw new DomainError('conflict', 'presence/busy', refusal);
      if (counsellor.presence === to) return counsellor; // choosing it again does not send them to the end of the idle line
      if (to === 'available') await this.requireReadiness(tx, counsellor);
      await this.counsellors.setPresence(tx, { counsellorId, to, reason, at: this.clock.now() });
      return (await this.counsellors.lock(tx, counsellorId))!;
    });
  }

  private async requireReadiness(tx: Tx, counsellor: CounsellorRow): Promise<void> {
    await this.requirePhone(tx, counsellor);
    const [open] = await tx.query<{ id: string }>(
      'select id from call where counsellor_id = $1 and connected_at is not null and (ended_at is not null or handed_over_at is not null) and disposition is null limit 1',
      [counsellor.id],
    );
    if (open) {
      throw new DomainError('conflict', 'presence/outcome-missing', 'Write the outcome of your last call first.', {
        extra: { callId: open.id },
      });
    }
  }

  private async requirePhone(tx: Tx, counsellor: CounsellorRow): Promise<void> {
    const [row] = await tx.query<{ device: Device; reachable: boolean | null }>(
      `select device, ${reachable('c', '$2')} as reachable from counsellor c where id = $1`,
      [counsellor.id, this.clock.now()],
    );
    if (row!.reachable) return;
    if (row!.device === 'softphone')
      throw new DomainError(
        'conflict',
        'presence/no-softphone',
        'Your browser phone is not ready: allow the microphone and keep this page open.',
      );
    if (counsellor.phone_number)
      throw new DomainError(
        'conflict',
        'presence/phone-broken',
        'Your phone number cannot be reached: use the browser, or have it corrected.',
      );
    throw new DomainError(
      'conflict',
      'presence/no-phone',
      'There is no phone to ring you on: ask an administrator to add yours.',
    );
  }
}
