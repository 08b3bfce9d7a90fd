import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import type { CallRow } from '../../calls/index.js';
import { BringIn } from '../live/bring-in.js';
import { DialPerson, type DialResult } from './dial-person.js';

export type ReachResult = DialResult | { readonly kind: 'gone' };

/** Gets the person into the call's room: whoever waits on the line is brought in, anybody else is dialled. Safe to run twice. */
@Injectable()
export class ReachPerson {
  constructor(
    private readonly bringIn: BringIn,
    private readonly dialPerson: DialPerson,
  ) {}

  async run(tx: Tx, call: CallRow, at: Date): Promise<ReachResult> {
    if (call.state !== 'waiting-for-counsellor') return { kind: 'dialled' };
    const brought = await this.bringIn.run(tx, call);
    switch (brought.kind) {
      case 'coming':
        return { kind: 'dialled' };
      case 'gone':
        return brought;
      case 'not-a-caller':
        return this.dialPerson.run(tx, call, at);
    }
  }
}
