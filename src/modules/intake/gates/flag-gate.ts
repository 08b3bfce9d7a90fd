import { Injectable } from '@nestjs/common';
import { anyFlag } from '../../../core/intake/closing/open-danger.js';
import { stageTable } from '../../../core/intake/stage-table.js';
import type { Stage } from '../../../core/intake/stages.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { openFlags } from '../../flags/index.js';

/** Nobody is given a day while a flag about them is open: for whoever moves the intake, and for whoever makes the appointment. */
@Injectable()
export class FlagGate {
  /** @throws DomainError intake/flag-open (409) */
  async require(tx: Tx, intakeId: string, to: Stage): Promise<void> {
    if (!stageTable[to].notOverFlags) return;
    const flag = anyFlag((await openFlags(tx, intakeId)).map(({ level }) => level));
    if (flag) throw new DomainError('conflict', flag.code, flag.message);
  }
}
