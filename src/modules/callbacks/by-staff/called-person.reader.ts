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
  /** As whom they are known now. */
  person_id: string;
  phone_number_id: string | null;
  intake_id: string | null;
  site_id: string | null;
  language: string;
  open_callback_id: string | null;
}

const person = `
  select p.id as person_id, p.language, n.id as phone_number_id, i.id as intake_id, i.site_id, c.id as open_callback_id
  from person p
    left join lateral (
      select n.id from phone_number n
      where (n.person_id in (select family_of(p.id)) or $2::uuid is not null and exists (
          select from shared_number h where h.phone_number_id = n.id and h.person_id in (select family_of(p.id))))
        and ($2::uuid is null or n.id = $2)
      order by n.created_at desc, n.id desc limit 1) n on true
    left join intake i on i.person_id = p.id and i.ended_at is null
    left join callback c on c.person_id = p.id and c.ended_at is null
  where p.id = (select coalesce(merged_into, id) from person where id = $1)`;

/** Finds what a callback needs to know of its person, and holds the person until the end of the transaction. */
@Injectable()
export class CalledPersonReader {
  constructor(private readonly sites: SiteDirectory) {}

  /** Throws `person/unknown` (404), `callback/no-number`, `callback/no-intake` and `callback/already-open` (409). */
  async lock(tx: Tx, { personId: askedId, phoneNumberId = null, programme }: AskedFor): Promise<CalledPerson> {
    await tx.query('select from person where id in (select family_of($1)) order by id for no key update', [askedId]);
    const [row] = await tx.query<PersonRow>(person, [askedId, phoneNumberId]);
    if (!row) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
    if (row.open_callback_id)
      throw new DomainError('conflict', 'callback/already-open', 'They are to be called already: change that callback.', {
        extra: { callbackId: row.open_callback_id },
      });
    if (!row.phone_number_id) throw new DomainError('conflict', 'callback/no-number', 'They have no such number.');
    if (!row.intake_id || !row.site_id)
      throw new DomainError('conflict', 'callback/no-intake', 'Their intake has ended: begin a new one first.');
    const { id: routeId } = await this.sites.routeFor(row.site_id, row.language, programme);
    return { personId: row.person_id, phoneNumberId: row.phone_number_id, intakeId: row.intake_id, siteId: row.site_id, routeId };
  }
}
