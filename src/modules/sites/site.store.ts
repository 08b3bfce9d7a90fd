import { Injectable } from '@nestjs/common';
import type { WeeklyHours } from '../../core/contact/weekly-hours.js';
import { type Tx, violatedConstraint } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';

export interface NewSite {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly phoneNumber: string;
  readonly hours: WeeklyHours;
}

export interface SiteChange {
  readonly recordingEnabled: boolean | null;
  readonly hours: WeeklyHours | null;
  readonly standbyNumber: { readonly to: string | null } | null;
}

const change = `
  update site set recording_enabled = coalesce($2, recording_enabled), hours = coalesce($3, hours),
    standby_number = case when $4 then $5 else standby_number end
  where id = $1`;

@Injectable()
export class SiteStore {
  /** Throws `site/number-taken` (409). */
  async insert(tx: Tx, site: NewSite): Promise<void> {
    const { id, name, timeZone, phoneNumber, hours } = site;
    const text = 'insert into site (id, name, time_zone, phone_number, hours) values ($1, $2, $3, $4, $5)';
    await tx.query(text, [id, name, timeZone, phoneNumber, hours]).catch((error: unknown) => {
      if (violatedConstraint(error) !== 'site_phone_number_unique') throw error;
      throw new DomainError('conflict', 'site/number-taken', 'Another site already has this phone number.');
    });
  }

  /** What is null stays. */
  async change(tx: Tx, id: string, { recordingEnabled, hours, standbyNumber }: SiteChange): Promise<void> {
    await tx.query(change, [id, recordingEnabled, hours, standbyNumber !== null, standbyNumber?.to ?? null]);
  }
}
