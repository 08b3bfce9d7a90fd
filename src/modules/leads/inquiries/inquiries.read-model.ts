import { Injectable } from '@nestjs/common';
import type { InquiriesDto, InquiryDto } from '../../../contracts/intake/inquiry.dto.js';
import { Database } from '../../../platform/database/database.js';
import { Seals } from '../../../platform/sealing/seals.js';
import { told } from '../../../platform/sealing/told.js';

const shownAtOnce = 50;

// Of two intakes that were merged one goes on: what was written to the other is read there too.
const ofIntake = `
  select l.id, l.received_at as "receivedAt", l.reference, s.name as "from", l.language, l.about_someone_else as "aboutSomeoneElse",
    l.preferred_time as "preferredTime", ${told('lead.message', 'l')} as message,
    array(select distinct d ->> 'sign' from jsonb_array_elements(l.danger_signs) d order by 1) as "dangerSigns"
  from intake i join lead l on l.person_id in (select family_of(i.person_id))
    join intake o on o.id = l.intake_id join source s on s.id = l.source_id
  where i.id = $1 and (o.id = i.id or o.close_reason = 'duplicate-merged')
  order by l.received_at desc, l.id desc limit ${shownAtOnce}`;

type Row = Omit<InquiryDto, 'receivedAt'> & { readonly receivedAt: Date };

/** What was written in the inquiries of an intake, word for word. */
@Injectable()
export class InquiriesReadModel {
  constructor(
    private readonly database: Database,
    private readonly seals: Seals,
  ) {}

  async ofIntake(intakeId: string): Promise<InquiriesDto> {
    const rows = await this.seals.open(this.database, await this.database.query<Row>(ofIntake, [intakeId]));
    return { inquiries: rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() })) };
  }
}
