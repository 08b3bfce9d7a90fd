import { Injectable } from '@nestjs/common';
import type { VendorAgreement } from '../../../core/disclosures/vendor-standing.js';
import { violatedConstraint, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

export interface VendorRow extends VendorAgreement {
  readonly id: string;
  readonly name: string;
  readonly services: readonly string[];
}

export interface NewVendor extends VendorRow {
  readonly by: string | null;
  readonly at: Date;
}

const columns = `id, key, name, services, to_char(baa_on, 'YYYY-MM-DD') as "baaOn", qsoa, to_char(ends_on, 'YYYY-MM-DD') as "endsOn"`;
const newestFirst = 'order by added_at desc, id desc';
const insert = `
  insert into vendor (id, key, name, services, baa_on, qsoa, ends_on, added_at, added_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

@Injectable()
export class VendorStore {
  /** Newest first. */
  all(db: Pick<Tx, 'query'>): Promise<VendorRow[]> {
    return db.query<VendorRow>(`select ${columns} from vendor ${newestFirst}`);
  }

  /** Of one vendor, the newest first. */
  agreementsOf(db: Pick<Tx, 'query'>, key: string): Promise<VendorRow[]> {
    return db.query<VendorRow>(`select ${columns} from vendor where key = $1 ${newestFirst}`, [key]);
  }

  /** @throws DomainError vendor/has-agreement */
  async insert(tx: Tx, vendor: NewVendor): Promise<void> {
    const { id, key, name, services, baaOn, qsoa, endsOn, at, by } = vendor;
    try {
      await tx.query(insert, [id, key, name, services, baaOn, qsoa, endsOn, at, by]);
    } catch (error) {
      if (violatedConstraint(error) !== 'vendor_one_without_end') throw error;
      throw new DomainError(
        'conflict',
        'vendor/has-agreement',
        'This vendor has an agreement without an end: end that one first.',
      );
    }
  }

  /** False: there is no such vendor. */
  async end(tx: Tx, id: string, endsOn: string): Promise<boolean> {
    return (await tx.query('update vendor set ends_on = $2 where id = $1 returning id', [id, endsOn])).length === 1;
  }
}
