import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { AddReferralPlaceDto, ChangeReferralPlaceDto } from '../../../contracts/placement/referral.dto.js';
import { readServiceNumber } from '../../../core/people/service-number.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { SiteDirectory } from '../../sites/index.js';
import { noteStaffAct } from '../staff-audit.js';
import { PlaceStore } from './place.store.js';

/** Administrators keep the list of places to which people may be referred. */
@Injectable()
export class WritePlace {
  constructor(
    private readonly database: Database,
    private readonly places: PlaceStore,
    private readonly sites: SiteDirectory,
  ) {}

  /** The new id. Throws `input/invalid`, `referral-place/unreachable` (422) and `referral-place/exists` (409). */
  async add(asked: AddReferralPlaceDto, by: string): Promise<string> {
    const id = uuid();
    const row = {
      id,
      name: asked.name.trim(),
      kind: asked.kind,
      phone_number: await this.number(asked.phoneNumber),
      web_address: asked.webAddress ?? null,
      area: asked.area.trim(),
      languages: asked.languages ?? [],
      checked_on: asked.checkedOn ?? null,
      active: true,
    };
    await this.database.transaction(async (tx) => {
      await this.places.insert(tx, row);
      await noteStaffAct(tx, ['referral-place', id], 'added', by, { kind: asked.kind });
    });
    return id;
  }

  /** What is left out stays. Throws `referral-place/unknown` (404) and `input/invalid` (422). */
  async change(id: string, asked: ChangeReferralPlaceDto, by: string): Promise<void> {
    const number = await this.number(asked.phoneNumber);
    await this.database.transaction(async (tx) => {
      const before = await this.places.lock(tx, id);
      await this.places.update(tx, {
        ...before,
        phone_number: number ?? before.phone_number,
        web_address: asked.webAddress ?? before.web_address,
        languages: asked.languages ?? before.languages,
        checked_on: asked.checkedOn ?? before.checked_on,
        active: asked.active ?? before.active,
      });
      await noteStaffAct(tx, ['referral-place', id], 'changed', by, { fields: Object.keys(asked).sort() });
    });
  }

  private async number(written: string | undefined): Promise<string | null> {
    if (written === undefined) return null;
    const read = readServiceNumber(written, 'other', await this.sites.ownNumbers());
    if (read.kind === 'accepted') return read.e164;
    const { code, message } = read;
    throw new DomainError('invalid', 'input/invalid', message, { errors: [{ field: 'phoneNumber', code, message }] });
  }
}
