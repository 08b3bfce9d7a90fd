import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { SiteDirectory } from '../../sites/index.js';

/** Whom a new callback is for. */
export interface CalledPerson {
  readonly personId: string;
  readonly phoneNumberId: string;
  readonly intakeId: string;
  readonly siteId: string;
  readonly routeId: string;
}

interface AskedFor {
  readonly personId: string;
  readonly phoneNumberId?: string | null;
  readonly programme?: string;
}

interface PersonRow {
  phone_number_id: string | null;
  intake_id: string | null;
  site_id: string | null;
  language: string;
  open_callback_id: string | null;
}

const person = `
  select p.language, n.id as phone_number_id, i.id as intake_id, i.site_id, c.id as open_callback_id
  from person p
    left join lateral (select id from phone_number where person_id = p.id and ($2::uuid is null or id = $2) order by created_at desc, id desc limit 1) n on true
    left join intake i on i.person_id = p.id and i.ended_at is null
    left join callback c on c.person_id = p.id and c.ended_at is null
  where p.id = $1`;

/** Finds what a callback needs to know of its person, and holds the person until the end of the transaction. */
@Injectable()
export class CalledPersonReader {
  constructor(private readonly sites: SiteDirectory) {}

  /** Throws `person/unknown` (404), `callback/no-number`, `callback/no-intake` and `callback/already-open` (409). */
  async lock(tx: Tx, { personId, phoneNumberId = null, programme }: AskedFor): Promise<CalledPerson> {
    await tx.query('select from person where id = $1 for no key update', [personId]);
    const [row] = await tx.query<PersonRow>(person, [personId, phoneNumberId]);
    if (!row) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
    if (row.open_callback_id)
      throw new DomainError('conflict', 'callback/already-open', 'They are to be called already: change that callback.', {
        extra: { callbackId: row.open_callback_id },
      });
    if (!row.phone_number_id) throw new DomainError('conflict', 'callback/no-number', 'They have no such number.');
    if (!row.intake_id || !row.site_id)
      throw new DomainError('conflict', 'callback/no-intake', 'Their intake has ended: begin a new one first.');
    const { id: routeId } = await this.sites.routeFor(row.site_id, row.language, programme);
    return { personId, phoneNumberId: row.phone_number_id, intakeId: row.intake_id, siteId: row.site_id, routeId };
  }
}
