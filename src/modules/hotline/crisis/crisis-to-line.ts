import { Injectable } from '@nestjs/common';
import type { Flow } from '../../../telephony/flow.js';
import type { Caller } from '../caller.js';
import { EnterLine } from '../line/enter-line.js';
import { RaiseCrisis } from './raise-crisis.js';

/**
 * Danger before the line: into it at once, at its front, whatever question was being asked and whoever is on shift. A supervisor is
 * alerted, and the crisis line is one key away.
 */
@Injectable()
export class CrisisToLine {
  constructor(
    private readonly raise: RaiseCrisis,
    private readonly enterLine: EnterLine,
  ) {}

  async run(caller: Caller): Promise<Flow> {
    return this.enterLine.run(await this.raise.run(caller));
  }
}
