import { Injectable } from '@nestjs/common';
import type {
  CarrierFindingDto,
  CarrierFindingPageDto,
  FindingSettlementDto,
  ListCarrierFindingsDto,
  SettledFindingDto,
} from '../../../contracts/telephony/carrier-finding.dto.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

const page = `
  select f.id, f.carrier_sid as "carrierSid", f.kind, f.found_at as "foundAt", f.explanation, f.inbound_call_id as "inboundCallId",
    f.settled_at as "at", u.name as "byName", f.settled_reason as reason
  from carrier_finding f left join staff_user u on u.id = f.settled_by
  where f.needs_human and (f.settled_at is not null) = $1
    and ($2::uuid is null or (f.found_at, f.id) < (select c.found_at, c.id from carrier_finding c where c.id = $2))
  order by f.found_at desc, f.id desc limit $3`;

type Row = CarrierFindingDto & { [K in keyof FindingSettlementDto]: FindingSettlementDto[K] | null };

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a human has, or had, to look at. */
@Injectable()
export class CarrierFindingsReadModel {
  constructor(private readonly database: Database) {}

  /** @throws DomainError cursor/unknown */
  async list({ state, cursor, limit }: ListCarrierFindingsDto): Promise<CarrierFindingPageDto> {
    if (cursor && !uuidShape.test(cursor))
      throw new DomainError('invalid', 'cursor/unknown', 'cursor must be the `next` of the page before.');
    const rows = await this.database.query<Row>(page, [state === 'settled', cursor ?? null, limit + 1]);
    const items = rows.slice(0, limit).map(toDto);
    return { items, next: rows.length > limit ? items.at(-1)!.id : null };
  }
}

function toDto({ at, byName, reason, ...finding }: Row): SettledFindingDto {
  return { ...finding, settlement: at === null ? null : { at, byName: byName!, reason: reason! } };
}
