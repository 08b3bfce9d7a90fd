import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { MeetHalfway, PauseForCaller } from '../../callbacks/index.js';

/** What a call by somebody we know means for what was promised to them. */
@Injectable()
export class KnownCaller {
  constructor(
    private readonly pause: PauseForCaller,
    private readonly meetHalfway: MeetHalfway,
  ) {}

  /** True when a counsellor is calling them at this moment, and gets them now. */
  async run(tx: Tx, personId: string, legId: string, at: Date): Promise<boolean> {
    if ((await this.meetHalfway.run(tx, personId, legId, at)) !== null) return true;
    await this.pause.run(tx, personId, at);
    return false;
  }
}
