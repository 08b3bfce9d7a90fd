import { Injectable } from '@nestjs/common';
import type { Caller } from '../caller.js';

const called = `
  select from callback_attempt a join phone_number n on n.id = a.phone_number_id
  where n.e164 = $1 and a.dialled_at > $2::timestamptz - interval '14 days' limit 1`;

/** Whether we rang the number that they call from: only who may be asking why hears of the key that ends our calls. */
@Injectable()
export class CalledLately {
  async ask({ tx, row, at }: Caller): Promise<boolean> {
    return row.caller_number !== null && (await tx.query(called, [row.caller_number, at])).length > 0;
  }
}
