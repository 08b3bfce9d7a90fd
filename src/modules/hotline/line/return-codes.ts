import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { InboundCallStore } from '../inbound-call.store.js';

const draws = 20;

/** Six digits with which a caller without a number finds their thread again. */
@Injectable()
export class ReturnCodes {
  constructor(private readonly calls: InboundCallStore) {}

  async draw(tx: Tx): Promise<string> {
    for (let drawn = 0; drawn < draws; drawn++) {
      const code = String(randomInt(100_000, 1_000_000));
      if (!(await this.calls.hasReturnCode(tx, code))) return code;
    }
    throw new Error(`No unused return code in ${draws} draws: too many callers without a number hold one`);
  }
}
