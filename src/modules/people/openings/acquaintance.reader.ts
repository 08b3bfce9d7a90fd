import { Injectable } from '@nestjs/common';
import { somebodyYouKnow, type Acquaintance, type ReaderAndPerson } from '../../../core/access/somebody-you-know.js';
import type { Tx } from '../../../platform/database/database.js';

// With those who are reached on one number, and those who are part of the same intakes.
const both = `
  with family as materialized (select family_of($2) as id),
  near as materialized (
    select id from family
    union select h.person_id from phone_number n join shared_number h on h.phone_number_id = n.id where n.person_id in (select id from family)
    union select n.person_id from shared_number h join phone_number n on n.id = h.phone_number_id where h.person_id in (select id from family)
    union select y.person_id from intake_party mine join intake_party y on y.intake_id = mine.intake_id
      where mine.person_id in (select id from family))
  select u.name as "staffName", c.phone_number as "staffPhone",
    array(select p.display_name from near join person p using (id) where p.display_name is not null) as "personNames",
    array(select n.e164 from near join phone_number n on n.person_id = near.id) as "personPhones"
  from staff_user u left join counsellor c on c.id = u.id where u.id = $1`;

/** Whether the reader may know whose record they open. */
@Injectable()
export class AcquaintanceReader {
  async signs(tx: Tx, userId: string, personId: string): Promise<readonly Acquaintance[]> {
    const [row] = await tx.query<ReaderAndPerson>(both, [userId, personId]);
    return row ? somebodyYouKnow(row) : [];
  }
}
