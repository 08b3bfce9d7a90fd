import { Injectable } from '@nestjs/common';
import type { DisclosureDto } from '../../contracts/disclosures/disclosure.dto.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';

const most = 500;
type Row = Omit<DisclosureDto, 'at'> & { readonly at: Date };

// Of the person and of everybody who turned out to be them: the rows stay where they are, so each stands here once (ADR 0025, B-104).
const rows = (where: string, order: string) => `
  select d.id, d.outcome, d.at, u.name as by, d.recipient_name as recipient, d.recipient_kind as "recipientKind", d.vendor, d.purpose,
    d.channel, d.wanted, d.fields, d.basis, d.consent_id as "consentId", d.scope_text as "scopeText", d.notice_version as "noticeVersion",
    d.payload_hash as "payloadHash", d.reason, d.because, d.rule, r.result
  from disclosure d left join staff_user u on u.id = d.by_user_id left join disclosure_result r on r.disclosure_id = d.id
  where d.person_id in (select family_of($1)) and ${where} order by d.at ${order}, d.id ${order}`;
const newest = `${rows('true', 'desc')} limit ${most}`;
const madeBetween = rows(`d.outcome = 'made' and d.at between $2 and $3`, 'asc');

/** To whom what was told of a person. */
@Injectable()
export class DisclosuresReadModel {
  constructor(private readonly database: Database) {}

  /** @throws DomainError person/unknown */
  async of(personId: string): Promise<DisclosureDto[]> {
    if ((await this.database.query('select from person where id = $1', [personId])).length === 0)
      throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
    return (await this.database.query<Row>(newest, [personId])).map(shown);
  }

  /** What did leave, oldest first, both instants included. */
  async madeBetween(tx: Pick<Tx, 'query'>, personId: string, from: Date, until: Date): Promise<DisclosureDto[]> {
    return (await tx.query<Row>(madeBetween, [personId, from, until])).map(shown);
  }
}

function shown(row: Row): DisclosureDto {
  return { ...row, at: row.at.toISOString() };
}
