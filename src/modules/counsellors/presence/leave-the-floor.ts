import { Injectable, type OnModuleInit } from '@nestjs/common';
import { decideMove } from '../../../core/presence/decide-move.js';
import { accountClosedReason as reason } from '../../../core/presence/presence-reasons.js';
import { Clock } from '../../../platform/clock.js';
import { DeactivateUser } from '../../identity/index.js';
import { CounsellorStore } from '../counsellor.store.js';

/** A deactivated counsellor gets no more offers, from the same transaction on; a call that is going on goes on, and is their last. */
@Injectable()
export class LeaveTheFloor implements OnModuleInit {
  constructor(
    private readonly deactivateUser: DeactivateUser,
    private readonly counsellors: CounsellorStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.deactivateUser.onDeactivated(async (tx, counsellorId) => {
      const counsellor = await this.counsellors.lock(tx, counsellorId);
      if (!counsellor) return;
      const move = { to: 'offline', by: 'account-closed' } as const;
      const decision = decideMove({ from: counsellor.presence, ...move }, new Set());
      if (decision.kind === 'go') await this.counsellors.setPresence(tx, { counsellorId, ...move, reason, at: this.clock.now() });
      if (decision.kind === 'lacks') await this.counsellors.remember(tx, counsellor, { to: 'offline', reason });
    });
  }
}
