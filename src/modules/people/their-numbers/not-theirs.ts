import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';

const because = 'Somebody there says that this number is not for them: a person decides.';

/**
 * Somebody who has the number says that it is not the person's. It is marked as if the carrier had said so (F75): nothing is dialled by
 * itself, and only the person's own newer word gives it back (own-wish/give-back-number.ts).
 */
@Injectable()
export class NotTheirs {
  async run(tx: Tx, phoneNumberId: string, at: Date): Promise<void> {
    await tx.query(
      `update phone_number set automatic_calls = false, why_not_automatic = $2, reassigned = true, looked_up_at = $3 where id = $1`,
      [phoneNumberId, because, at],
    );
  }
}
