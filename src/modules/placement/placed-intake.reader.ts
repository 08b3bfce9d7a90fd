import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';

/** Whose intake it is, and how they are reached. */
export interface PlacedIntake {
  readonly intakeId: string;
  /** As whom they are known now. */
  readonly personId: string;
  /** Their open intake: this one, or the one it was merged into; null: it has ended. */
  readonly openIntakeId: string | null;
  readonly siteId: string;
  readonly timeZone: string;
  readonly language: string;
  /** Null: they left no number. */
  readonly phoneNumberId: string | null;
  readonly e164: string | null;
}

const placed = `
  select i.id as "intakeId", known.id as "personId", open.id as "openIntakeId", s.id as "siteId", s.time_zone as "timeZone",
    known.language, n.id as "phoneNumberId", n.e164
  from intake i join person p on p.id = i.person_id join person known on known.id = known_as(p.merged_into, p.id)
    left join intake open on open.person_id = known.id and open.ended_at is null
      and (open.id = i.id or i.close_reason = 'duplicate-merged')
    join site s on s.id = coalesce(open.site_id, i.site_id)
    left join lateral (
      select n.id, n.e164 from phone_number n
      where n.person_id in (select family_of(known.id)) order by n.created_at desc, n.id desc limit 1) n on true
  where i.id = $1`;

/** Answers about the intake behind a bed, an appointment or a referral. */
@Injectable()
export class PlacedIntakeReader {
  /** Of an intake that one of our rows refers to. */
  async of(tx: Pick<Tx, 'query'>, intakeId: string): Promise<PlacedIntake> {
    const found = await this.find(tx, intakeId);
    if (!found) throw new Error(`There is no intake ${intakeId}`);
    return found;
  }

  /** Of an id that came from outside. Throws `intake/unknown` (404) and `intake/ended` (409). */
  async requireOpen(tx: Tx, intakeId: string): Promise<PlacedIntake & { readonly openIntakeId: string }> {
    const found = await this.find(tx, intakeId);
    if (!found) throw new DomainError('not-found', 'intake/unknown', 'There is no such intake.');
    const { openIntakeId } = found;
    if (openIntakeId === null) throw new DomainError('conflict', 'intake/ended', 'This intake has ended: begin a new one first.');
    return { ...found, openIntakeId };
  }

  private async find(db: Pick<Tx, 'query'>, intakeId: string): Promise<PlacedIntake | null> {
    const [row] = await db.query<PlacedIntake>(placed, [intakeId]);
    return row ?? null;
  }
}
