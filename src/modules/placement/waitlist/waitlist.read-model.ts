import { Injectable } from '@nestjs/common';
import type { WaitlistedDto, WaitlistEntryDto } from '../../../contracts/placement/waitlist.dto.js';
import { inLineOrder } from '../../../core/placement/waitlist-rules.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Seals } from '../../../platform/sealing/seals.js';
import { told } from '../../../platform/sealing/told.js';
import { initialsOf } from '../../people/index.js';

type Entry = Omit<WaitlistedDto, 'intake'>;
type Row = Omit<WaitlistEntryDto, 'initials' | 'overdue' | 'since' | 'nextContactAt'> & {
  readonly displayName: string | null;
  readonly since: Date;
  readonly nextContactAt: Date;
};

const columns = `
  select w.id, w.intake_id as "intakeId", p.id as "personId", p.display_name as "displayName", w.programme_id as "programmeId",
    g.name as programme, g.publicly_funded as "publiclyFunded", w.priority, w.state, w.since, w.next_contact_at as "nextContactAt",
    w.last_contact_at as "lastContactAt", ${told('waitlist.safety-plan', 'w')} as "safetyPlan"
  from waitlist_entry w join intake i on i.id = w.intake_id join person who on who.id = i.person_id
    join person p on p.id = known_as(who.merged_into, who.id) join programme g on g.id = w.programme_id`;

/** The waiting lists as screens show them. */
@Injectable()
export class WaitlistReadModel {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly seals: Seals,
  ) {}

  /** Everybody who waits, first whose contact is due. */
  async byDue(): Promise<WaitlistEntryDto[]> {
    const rows = await this.rows(`${columns} where w.ended_at is null order by w.next_contact_at, w.id limit 500`);
    return rows.map((row) => this.toDto(row));
  }

  /** The line of one programme, first whoever is next. */
  async line(programmeId: string): Promise<WaitlistEntryDto[]> {
    const text = `${columns} where w.ended_at is null and w.programme_id = $1 order by w.since, w.id limit 500`;
    const rows = await this.rows(text, [programmeId]);
    return rows.sort(inLineOrder).map((row) => this.toDto(row));
  }

  /** @throws DomainError waitlist/unknown */
  async one(id: string): Promise<Entry> {
    const [row] = await this.rows(`${columns} where w.id = $1`, [id]);
    if (!row) throw new DomainError('not-found', 'waitlist/unknown', 'There is no such place on a waiting list.');
    return this.toDto(row);
  }

  private async rows(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.seals.open(this.database, await this.database.query<Row>(text, values));
  }

  private toDto({ displayName, since, nextContactAt, ...row }: Row): Entry {
    return {
      ...row,
      initials: initialsOf(displayName),
      since: since.toISOString(),
      nextContactAt: nextContactAt.toISOString(),
      overdue: row.state === 'waiting' && nextContactAt < this.clock.now(),
    };
  }
}
