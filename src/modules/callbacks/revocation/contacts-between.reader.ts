import { Injectable } from '@nestjs/common';
import type { ContactBetweenDto } from '../../../contracts/consent.dto.js';
import type { Tx } from '../../../platform/database/database.js';

const contacts = `
  select 'call' as what, id, dialled_at as at from callback_attempt where person_id in (select family_of($1)) and dialled_at between $2 and $3
  union all
  select 'text', id, placing_since from text_message
  where person_id in (select family_of($1)) and direction = 'outgoing' and placing_since between $2 and $3
  union all
  select 'hand-over', h.id, h.started_at from hand_over h join call c on c.id = h.call_id
  where c.person_id in (select family_of($1)) and h.outside_number_id is not null
    and h.answered_at is not null and h.started_at between $2 and $3
  order by at, id`;

/** How a person was contacted, and to whom outside they were handed on, in a time: what was relied on already (L-106, B-093). */
@Injectable()
export class ContactsBetweenReader {
  async run(tx: Tx, personId: string, from: Date, until: Date): Promise<ContactBetweenDto[]> {
    const rows = await tx.query<Omit<ContactBetweenDto, 'at'> & { at: Date }>(contacts, [personId, from, until]);
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }
}
