import { Injectable } from '@nestjs/common';
import type { PlaceKind } from '../../../core/placement/referral-rules.js';
import { type Tx, violatedConstraint } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

export interface PlaceRow {
  readonly id: string;
  readonly name: string;
  readonly kind: PlaceKind;
  readonly phone_number: string | null;
  readonly web_address: string | null;
  readonly area: string;
  readonly languages: readonly string[];
  readonly checked_on: string | null;
  readonly active: boolean;
}

const columns = `id, name, kind, phone_number, web_address, area, languages, to_char(checked_on, 'YYYY-MM-DD') as checked_on, active`;
const insert = `
  insert into referral_place (id, name, kind, phone_number, web_address, area, languages, checked_on)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;
const update = `
  update referral_place set phone_number = $2, web_address = $3, languages = $4, checked_on = $5, active = $6 where id = $1`;

@Injectable()
export class PlaceStore {
  /** Throws `referral-place/exists` (409) and `referral-place/unreachable` (422). */
  async insert(tx: Tx, p: PlaceRow): Promise<void> {
    const values = [p.id, p.name, p.kind, p.phone_number, p.web_address, p.area, p.languages, p.checked_on];
    await tx.query(insert, values).catch(translated);
  }

  async update(tx: Tx, p: PlaceRow): Promise<void> {
    await tx.query(update, [p.id, p.phone_number, p.web_address, p.languages, p.checked_on, p.active]).catch(translated);
  }

  /** Throws `referral-place/unknown` (404). */
  async lock(tx: Tx, id: string): Promise<PlaceRow> {
    const [row] = await tx.query<PlaceRow>(`select ${columns} from referral_place where id = $1 for no key update`, [id]);
    if (!row) throw new DomainError('not-found', 'referral-place/unknown', 'There is no such place.');
    return row;
  }

  /** Those of the ids that people are referred to, in the order of the ids. */
  active(tx: Tx, ids: readonly string[]): Promise<PlaceRow[]> {
    const text = `select ${columns} from referral_place where id = any($1::uuid[]) and active order by array_position($1::uuid[], id)`;
    return tx.query<PlaceRow>(text, [ids]);
  }
}

function translated(error: unknown): never {
  const constraint = violatedConstraint(error);
  if (constraint === 'referral_place_name_unique')
    throw new DomainError('conflict', 'referral-place/exists', 'There is a place of that name in that area already.');
  if (constraint === 'referral_place_reachable')
    throw new DomainError(
      'invalid',
      'referral-place/unreachable',
      'Give a phone number or a web address: people have to reach it.',
    );
  throw error;
}
