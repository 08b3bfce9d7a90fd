import { Injectable } from '@nestjs/common';
import type { ConsentState } from '../../../core/consent/fold-consent.js';
import type { Tx } from '../../../platform/database/database.js';
import { foldedConsent } from '../consent/folded-consent.js';
import { kindOfChannel } from '../consent/kind-of-channel.js';
import { SuppressionStore } from '../suppression/suppression.store.js';

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
  select n.id as "phoneNumberId", n.e164, case when n.reassigned and not n.automatic_calls then n.looked_up_at end as "markedSince",
    ${foldedConsent(kindOfChannel.call, '$2')} as consent,
    (select max(effective_at) from consent_event
     where person_id in (select family_of(p.id)) and kind = '${kindOfChannel.call}' and action = 'revoke') as "revokedAt"
  from person p join phone_number n on n.person_id = p.id where n.id = $1`;

type StandingRow = Omit<NumberStanding, 'stoppedSince'> & { readonly consent: ConsentState; readonly revokedAt: Date | null };

/** Reads and changes how the number stands that screens show of a person: their newest. */
@Injectable()
export class NumberStandingStore {
  constructor(private readonly suppressions: SuppressionStore) {}

  /** Under its lock, and that of its suppression: a stop that comes meanwhile waits, and then holds. Null: no such person. */
  async lock(tx: Tx, personId: string, at: Date): Promise<NumberStanding | null> {
    const [number] = await tx.query<{ id: string; e164: string }>(lockNumber, [personId]);
    if (!number) return null;
    const suppression = await this.suppressions.lock(tx, number.e164, 'call');
    const [row] = await tx.query<StandingRow>(standing, [number.id, at]);
    const { consent, revokedAt, ...shown } = row!;
    const stops = [suppression?.lastSaidAt, suppression || consent === 'revoked' ? revokedAt : null].filter(
      (stop) => stop instanceof Date,
    );
    return { ...shown, stoppedSince: stops.length > 0 ? new Date(Math.max(...stops.map(Number))) : null };
  }

  async giveBack(tx: Tx, phoneNumberId: string, confirmedAt: Date): Promise<void> {
    await tx.query(
      `update phone_number set automatic_calls = true, why_not_automatic = null, reassigned = false, confirmed_at = $2 where id = $1`,
      [phoneNumberId, confirmedAt],
    );
  }
}
