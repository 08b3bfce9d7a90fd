import { Injectable } from '@nestjs/common';
import type { LegalRequestDto } from '../../../contracts/legal/legal-request.dto.js';
import type { LegalRequestFacts } from '../../../core/disclosures/disclosure-facts.js';
import type { FieldGroup } from '../../../core/disclosures/field-groups.js';
import type { LegalRequestKind, LegalRequestOutcome } from '../../../core/legal/legal-request.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

export interface NewLegalRequest {
  readonly id: string;
  readonly kind: LegalRequestKind;
  readonly sender: string;
  readonly receivedAt: Date;
  readonly responseDue: string | null;
  readonly personId: string | null;
  readonly documentRef: string;
  readonly by: string;
  readonly at: Date;
}

interface Order {
  readonly documentRef: string;
  readonly fields: readonly FieldGroup[];
  readonly by: string;
  readonly at: Date;
}

interface Closed {
  readonly outcome: LegalRequestOutcome;
  readonly note: string;
  readonly by: string;
  readonly at: Date;
}

interface Row extends Omit<LegalRequestDto, 'receivedAt' | 'loggedAt' | 'closedAt' | 'orderFields'> {
  readonly receivedAt: Date;
  readonly loggedAt: Date;
  readonly closedAt: Date | null;
  readonly orderFields: FieldGroup[] | null;
}

const most = 200;
const insert = `
  insert into legal_request (id, kind, sender, received_at, response_due, person_id, document_ref, logged_by, logged_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const recordOrder = `
  update legal_request set court_order = true, order_ref = $2, order_fields = $3, order_recorded_by = $4, order_recorded_at = $5
  where id = $1 and not court_order and closed_at is null returning id`;
const close = `
  update legal_request set closed_at = $2, closed_by = $3, outcome = $4, closed_note = $5 where id = $1 and closed_at is null returning id`;
// Held still: whoever closes it or records its order waits until what rests on it is decided.
const facts = `
  select court_order as "courtOrder", closed_at is not null as "isClosed", sender, coalesce(order_fields, '{}') as "orderFields"
  from legal_request where id = $1 and person_id in (select family_of($2)) for share`;
const shown = `
  select r.id, r.kind, r.sender, r.received_at as "receivedAt", to_char(r.response_due, 'YYYY-MM-DD') as "responseDue",
    r.person_id as "personId", r.document_ref as "documentRef", r.court_order as "courtOrder", r.order_ref as "orderRef",
    r.order_fields as "orderFields", u.name as "loggedBy", r.logged_at as "loggedAt", r.closed_at as "closedAt", r.outcome,
    r.closed_note as "closedNote"
  from legal_request r join staff_user u on u.id = r.logged_by`;
const list = `${shown} order by (r.closed_at is not null), r.response_due nulls last, r.received_at desc limit ${most}`;
const near = 'select id from legal_request where closed_at is null and response_due <= $1 order by response_due limit 100';

/** Demands of the law, as they came in and as they ended. */
@Injectable()
export class LegalRequestStore {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, request: NewLegalRequest): Promise<void> {
    const { id, kind, sender, receivedAt, responseDue, personId, documentRef, by, at } = request;
    await tx.query(insert, [id, kind, sender, receivedAt, responseDue, personId, documentRef, by, at]);
  }

  /** False: it has an order already, is closed, or is none. */
  async recordOrder(tx: Tx, id: string, { documentRef, fields, by, at }: Order): Promise<boolean> {
    return (await tx.query(recordOrder, [id, documentRef, fields, by, at])).length > 0;
  }

  /** False: it is closed already, or is none. */
  async close(tx: Tx, id: string, { outcome, note, by, at }: Closed): Promise<boolean> {
    return (await tx.query(close, [id, at, by, outcome, note])).length > 0;
  }

  /** What may rest on it; null: there is no such request about this person. */
  async factsOf(tx: Tx, id: string, personId: string): Promise<LegalRequestFacts | null> {
    return (await tx.query<LegalRequestFacts>(facts, [id, personId]))[0] ?? null;
  }

  /** Who sent it. @throws DomainError legal-request/unknown (404) */
  async senderOf(id: string): Promise<string> {
    const request = await this.one(this.database, id);
    if (!request) throw new DomainError('not-found', 'legal-request/unknown', 'There is no such legal request.');
    return request.sender;
  }

  async one(db: Pick<Tx, 'query'>, id: string): Promise<LegalRequestDto | null> {
    const [row] = await db.query<Row>(`${shown} where r.id = $1`, [id]);
    return row ? toDto(row) : null;
  }

  async all(): Promise<LegalRequestDto[]> {
    return (await this.database.query<Row>(list)).map(toDto);
  }

  /** Open ones that have to be answered by `day`, or had to be. */
  dueBy(tx: Tx, day: string): Promise<{ id: string }[]> {
    return tx.query(near, [day]);
  }
}

function toDto(row: Row): LegalRequestDto {
  return {
    ...row,
    receivedAt: row.receivedAt.toISOString(),
    loggedAt: row.loggedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    orderFields: row.orderFields ?? [],
  };
}
