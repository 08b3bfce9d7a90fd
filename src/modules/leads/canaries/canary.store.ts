import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx, violatedConstraint } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Remembered } from '../../../platform/remembered.js';

export interface CanaryRow {
  readonly id: string;
  readonly source_id: string;
  readonly e164: string;
  readonly planted_at: Date;
}

export interface CanaryLead {
  readonly canaryId: string;
  /** Where it was planted. */
  readonly planted: string;
  readonly arrivedFrom: string;
  readonly siteId: string;
}

const columns = 'id, source_id, e164, planted_at';

const plant = `
  insert into canary (id, source_id, e164, planted_by, planted_at) select $1, $2, $3, $4, $5
  where not exists (select from phone_number where e164 = $3) returning ${columns}`;

const arrival = `
  select c.id as "canaryId", p.name as planted, a.name as "arrivedFrom", a.site_id as "siteId"
  from canary c join source p on p.id = c.source_id, source a where c.id = $1 and a.id = $2`;

/** Made-up contacts, each given to one source. They are never taken away again: who had it once has it still. */
@Injectable()
export class CanaryStore {
  /** Ids by number: asked of every lead. That no canary is dialled does not depend on it. */
  private readonly known: Remembered<ReadonlyMap<string, string>>;
  private readonly forget = () => this.known.forget();

  constructor(
    private readonly database: Database,
    clock: Clock,
  ) {
    this.known = new Remembered(() => this.all(), clock);
  }

  /** Throws `canary/known-number`, `canary/planted-already` (409), `source/unknown` (404). */
  async plant(tx: Tx, sourceId: string, e164: string, by: string, at: Date): Promise<CanaryRow> {
    const [row] = await tx.query<CanaryRow>(plant, [uuid(), sourceId, e164, by, at]).catch(translate);
    if (!row) throw new DomainError('conflict', 'canary/known-number', 'Somebody has this number: choose one that nobody has.');
    tx.afterCommit(this.forget);
    return row;
  }

  /** Which canary has this number, from memory; null for everybody else. */
  async idOf(e164: string): Promise<string | null> {
    return (await this.known.read()).get(e164) ?? null;
  }

  of(sourceId: string): Promise<CanaryRow[]> {
    return this.database.query(`select ${columns} from canary where source_id = $1 order by planted_at, id`, [sourceId]);
  }

  async arrival(tx: Tx, canaryId: string, fromSourceId: string): Promise<CanaryLead> {
    return (await tx.query<CanaryLead>(arrival, [canaryId, fromSourceId]))[0]!;
  }

  /** Whether this source sent this canary in the day before the lead. */
  async sentLately(tx: Tx, canaryId: string, fromSourceId: string, exceptLeadId: string, at: Date): Promise<boolean> {
    const rows = await tx.query(
      `select from lead_mark m join lead l on l.id = m.lead_id
       where m.canary_id = $1 and l.source_id = $2 and l.id <> $3 and l.received_at > $4::timestamptz - interval '1 day' limit 1`,
      [canaryId, fromSourceId, exceptLeadId, at],
    );
    return rows.length > 0;
  }

  private async all(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ id: string; e164: string }>('select id, e164 from canary');
    return new Map(rows.map(({ id, e164 }) => [e164, id]));
  }
}

function translate(error: unknown): never {
  if (violatedConstraint(error) === 'canary_source_fk')
    throw new DomainError('not-found', 'source/unknown', 'There is no source with this id.');
  if (violatedConstraint(error) !== 'canary_e164_unique') throw error;
  throw new DomainError('conflict', 'canary/planted-already', 'This number is a canary already: plant each number once.');
}
