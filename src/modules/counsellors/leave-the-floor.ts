import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { DeactivateUser } from '../identity/index.js';
import { CounsellorStore } from './counsellor.store.js';

/** A deactivated counsellor gets no more offers, from the same transaction on; a call that is going on goes on. */
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
      if (!counsellor || counsellor.presence === 'on-call') return;
      await this.counsellors.setPresence(tx, { counsellorId, to: 'offline', reason: 'Account closed', at: this.clock.now() });
    });
  }
}
