import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { consentToCalls } from '../folded-consent.js';

export interface NumberStanding {
  readonly phoneNumberId: string;
  readonly e164: string;
  /** When they last told us not to call; null while nothing is in force. */
  readonly stoppedSince: Date | null;
  /** When the carrier said that it is somebody else's; null when it is not marked so. */
  readonly markedSince: Date | null;
}

const lockNumber = `
  select id, e164 from phone_number where person_id in (select family_of($1)) order by created_at desc, id desc limit 1 for update`;

const standing = `
  select n.id as "phoneNumberId", n.e164,
    case when ${consentToCalls} = 'revoked' then greatest(
      (select coalesce(s.said_again_at, s.since) from suppression s
       where s.e164 = n.e164 and s.channel = 'call' and s.lifted_at is null),
      (select max(received_at) from consent_event where person_id in (select family_of(p.id)) and channel = 'call' and action = 'revoke')) end as "stoppedSince",
    case when n.reassigned and not n.automatic_calls then n.looked_up_at end as "markedSince"
  from person p join phone_number n on n.person_id = p.id where n.id = $1`;

/** Reads and changes how the number stands that screens show of a person: their newest. */
@Injectable()
export class NumberStandingStore {
  /** Under its lock, and that of its suppression: a stop that comes meanwhile waits, and then holds. Null: no such person. */
  async lock(tx: Tx, personId: string): Promise<NumberStanding | null> {
    const [number] = await tx.query<{ id: string; e164: string }>(lockNumber, [personId]);
    if (!number) return null;
    await tx.query(`select from suppression where e164 = $1 and channel = 'call' and lifted_at is null for update`, [
      number.e164,
    ]);
    return (await tx.query<NumberStanding>(standing, [number.id]))[0]!;
  }

  async giveBack(tx: Tx, phoneNumberId: string, confirmedAt: Date): Promise<void> {
    await tx.query(
      `update phone_number set automatic_calls = true, why_not_automatic = null, reassigned = false, confirmed_at = $2 where id = $1`,
      [phoneNumberId, confirmedAt],
    );
  }
}
