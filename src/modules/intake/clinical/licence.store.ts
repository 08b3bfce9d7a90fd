import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { AddLicenceDto, LicenceDto } from '../../../contracts/admin/licence.dto.js';
import type { Licence } from '../../../core/intake/clinical/licence.js';
import { violatedConstraint, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

type Queries = Pick<Tx, 'query'>;

const validUntil = `to_char(l.valid_until, 'YYYY-MM-DD') as "validUntil"`;
const shown = `
  select l.id, l.user_id as "userId", u.name, l.state, l.number, ${validUntil}
  from clinician_licence l join staff_user u on u.id = l.user_id`;
// Locked: a licence that ends while somebody decides under it ends after that.
const ofUser = `select l.id, l.state, l.number, ${validUntil} from clinician_licence l where l.user_id = $1 order by l.valid_until desc, l.id`;

/** Licences of clinicians. */
@Injectable()
export class LicenceStore {
  list(db: Queries, userId: string | null): Promise<LicenceDto[]> {
    return db.query(`${shown} where ($1::uuid is null or l.user_id = $1) order by u.name, l.state, l.id`, [userId]);
  }

  /** Those that somebody decides under, now. */
  held(tx: Tx, userId: string): Promise<Licence[]> {
    return tx.query<Licence>(`${ofUser} for share`, [userId]);
  }

  async one(db: Queries, id: string): Promise<LicenceDto | null> {
    return (await db.query<LicenceDto>(`${shown} where l.id = $1`, [id]))[0] ?? null;
  }

  /** @throws DomainError licence/known (409) */
  async add(tx: Tx, { userId, state, number, validUntil: last }: AddLicenceDto, at: Date): Promise<string> {
    const id = uuid();
    const insert = `
      insert into clinician_licence (id, user_id, state, number, valid_until, added_at) values ($1, $2, $3, $4, $5, $6)`;
    await tx.query(insert, [id, userId, state, number.trim(), last, at]).catch((error: unknown) => {
      if (violatedConstraint(error) !== 'clinician_licence_once') throw error;
      throw new DomainError('conflict', 'licence/known', 'This licence is on record already: renew that one.');
    });
    return id;
  }

  async renew(tx: Tx, id: string, last: string): Promise<boolean> {
    return (await tx.query('update clinician_licence set valid_until = $2 where id = $1 returning id', [id, last])).length === 1;
  }
}
