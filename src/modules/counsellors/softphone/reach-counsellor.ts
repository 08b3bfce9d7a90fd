import { Injectable } from '@nestjs/common';
import type { Device } from '../../../contracts/calls/in-call.dto.js';
import type { Tx } from '../../../platform/database/database.js';
import { TelephonyProvider } from '../../../telephony/telephony-provider.js';
import { softphoneIdentityOf } from './softphone-identity.js';

/** On which phone a counsellor is rung: their own, or the one in their browser. */
@Injectable()
export class ReachCounsellor {
  constructor(private readonly telephony: TelephonyProvider) {}

  /** Null for somebody who has no phone or is no counsellor. */
  async addressOf(tx: Tx, userId: string): Promise<string | null> {
    const [row] = await tx.query<{ device: Device; phone_number: string | null }>(
      'select device, phone_number from counsellor where id = $1',
      [userId],
    );
    if (!row) return null;
    return row.device === 'softphone' ? this.telephony.addressOf(softphoneIdentityOf(userId)) : row.phone_number;
  }
}
