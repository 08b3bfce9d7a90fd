import { Injectable } from '@nestjs/common';
import type { Restriction } from '../../../core/disclosures/disclosure-facts.js';
import type { Tx } from '../../../platform/database/database.js';

export interface NewRestriction extends Restriction {
  readonly id: string;
  readonly personId: string;
  readonly agreed: boolean;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

export interface RestrictionRow extends Restriction {
  readonly id: string;
  readonly agreed: boolean;
  readonly reason: string;
  readonly setAt: Date;
  readonly liftedAt: Date | null;
  readonly liftedReason: string | null;
}

const theirs = 'person_id in (select family_of($1))';
const inForce = `
  select fields, recipient, purposes from disclosure_restriction where ${theirs} and agreed and lifted_at is null`;
const all = `
  select id, fields, recipient, purposes, agreed, reason, set_at as "setAt", lifted_at as "liftedAt", lifted_reason as "liftedReason"
  from disclosure_restriction where ${theirs} order by set_at desc, id desc`;
const insert = `
  insert into disclosure_restriction (id, person_id, fields, recipient, purposes, agreed, reason, set_at, set_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const lift = `
  update disclosure_restriction set lifted_at = $3, lifted_by = $4, lifted_reason = $5
  where ${theirs} and id = $2 and lifted_at is null returning id`;

/** What a patient asked not to be told; of everybody who turned out to be them. */
@Injectable()
export class RestrictionStore {
  inForce(db: Pick<Tx, 'query'>, personId: string): Promise<Restriction[]> {
    return db.query<Restriction>(inForce, [personId]);
  }

  all(db: Pick<Tx, 'query'>, personId: string): Promise<RestrictionRow[]> {
    return db.query<RestrictionRow>(all, [personId]);
  }

  async insert(tx: Tx, one: NewRestriction): Promise<void> {
    const { id, personId, fields, recipient, purposes, agreed, reason, at, by } = one;
    await tx.query(insert, [id, personId, fields, recipient, purposes, agreed, reason, at, by]);
  }

  /** False: there is none in force with this id. */
  async lift(tx: Tx, personId: string, id: string, lifted: { at: Date; by: string; reason: string }): Promise<boolean> {
    return (await tx.query(lift, [personId, id, lifted.at, lifted.by, lifted.reason])).length === 1;
  }
}
